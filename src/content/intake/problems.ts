import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import type { ExistingArticle } from './existing-articles.ts';

/** The problems that import reports about single articles. */

export function dayMissing(source: string, file: string): Problem {
  return {
    rule: 'undated',
    severity: 'warning',
    file: source,
    key: 'published',
    message: 'It states no day.',
    remedy: `Write published: and the day in ${file}; if you infer it, give the reason under inferred:. Without a day it cannot be published.`,
  };
}

export function titleMissing(source: string, file: string): Problem {
  return {
    rule: 'untitled',
    severity: 'warning',
    file: source,
    key: 'title',
    message: 'It has no title.',
    remedy: `If it has one, write title: in ${file}. Without a title only its text is published.`,
  };
}

export function withdrawnBefore(source: string, id: string): Problem {
  return {
    rule: 'withdrawn',
    severity: 'note',
    file: source,
    message: `Its article was withdrawn for good: ${id}.`,
    remedy:
      'It stays out. To publish it again, remove "final" and "withdrawn" from its line in ledger.jsonl.',
  };
}

export function keptAsEdited(file: string): Problem {
  return {
    rule: 'kept',
    severity: 'note',
    file,
    message: 'It was changed after it was imported, so it stays as it is.',
    remedy: 'To import it again, delete the file first.',
  };
}

export function otherVersion(source: string, { file, frontMatter }: ExistingArticle): Problem {
  const from = frontMatter?.imported?.file ?? file;
  return {
    rule: 'other-version',
    severity: 'note',
    file: source,
    message: `${from} has the same article, longer or newer: that version stays.`,
  };
}

export function idShared({ id, file, fields }: Candidate): Problem {
  const name = fields.url?.value ?? fields.title?.value ?? 'an entry';
  return {
    rule: 'shared-id',
    severity: 'warning',
    file,
    key: 'id',
    message: `An article of another site already has the id “${id}” of ${name}.`,
    remedy: 'It gets another id.',
  };
}

export function unwritten(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: 'unwritten',
    severity: 'error',
    file,
    message: `The file cannot be written: ${reason}.`,
    remedy: 'Check that the disk has space and that the folder may be written.',
  };
}

export function noArticle({ file }: Candidate): Problem {
  return {
    rule: 'no-article',
    severity: 'error',
    file,
    message: 'It contains no article.',
    remedy: 'Check that it is the right file.',
  };
}

export function unreadArchive(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: 'unread-archive',
    severity: 'error',
    file,
    message: `The archive cannot be read: ${reason}.`,
    remedy: 'Unpack it, and import the folder.',
  };
}
