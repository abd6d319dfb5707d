import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import type { Existing } from './existing.ts';

/** What import says about single articles, in words. */

export function dayMissing(source: string, file: string): Problem {
  return {
    rule: 'undated',
    severity: 'warning',
    file: source,
    key: 'published',
    message: 'No day is stated in it.',
    remedy: `Write published: and the day in ${file}; if you infer it, say from what under inferred:. Until then it can't be published.`,
  };
}

export function titleMissing(source: string, file: string): Problem {
  return {
    rule: 'untitled',
    severity: 'warning',
    file: source,
    key: 'title',
    message: 'No title was found in it.',
    remedy: `Write title: in ${file} if it has one. Without it, only its text is published.`,
  };
}

export function withdrawnBefore(source: string, id: string): Problem {
  return {
    rule: 'withdrawn',
    severity: 'note',
    file: source,
    message: `Its article was withdrawn for good: ${id}.`,
    remedy: 'It stays out. To have it back, take "final" and "withdrawn" out of its line in ledger.jsonl.',
  };
}

export function keptAsEdited(file: string): Problem {
  return {
    rule: 'kept',
    severity: 'note',
    file,
    message: 'It was changed since it was imported, and stays as it is.',
    remedy: 'To have it imported anew, delete the file first.',
  };
}

export function otherVersion(source: string, { file, frontMatter }: Existing): Problem {
  const from = frontMatter?.imported?.file ?? file;
  return {
    rule: 'other-version',
    severity: 'note',
    file: source,
    message: `${from} has the same article, with more text or newer: that version stays.`,
  };
}

export function idShared({ id, file, fields }: Candidate): Problem {
  const name = fields.url?.value ?? fields.title?.value ?? 'an entry';
  return {
    rule: 'shared-id',
    severity: 'warning',
    file,
    key: 'id',
    message: `An article of another site has the id “${id}” of ${name} already.`,
    remedy: 'It gets an id of its own.',
  };
}

export function unwritten(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: 'unwritten',
    severity: 'error',
    file,
    message: `It can't be written: ${reason}.`,
    remedy: 'See to it that there is room and that the folder may be written.',
  };
}

export function noArticle({ file }: Candidate): Problem {
  return {
    rule: 'no-article',
    severity: 'error',
    file,
    message: 'No article was found in it.',
    remedy: 'Look at the file: is it what was meant?',
  };
}
