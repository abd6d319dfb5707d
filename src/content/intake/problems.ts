import type { Candidate } from '../../article/candidate.ts';
import { type Problem, problemOf } from '../../article/problem.ts';
import type { ExistingArticle } from './existing-articles.ts';

/** The problems that import reports about single articles. */

export function dayMissing(source: string, file: string, held: boolean): Problem {
  const review = held ? 'It is held: run dateline review, or write' : 'Write';
  const remedy = `${review} published: and the day in ${file}; if you infer it, give the reason under inferred:. `;
  const reason = 'Without a day it cannot be published.';
  return problemOf('undated', 'warning', source, 'It states no day.', remedy + reason, 'published');
}

export function titleMissing(source: string, file: string): Problem {
  const remedy = `If it has one, write title: in ${file}. Without a title only its text is published.`;
  return problemOf('untitled', 'warning', source, 'It has no title.', remedy, 'title');
}

export function withdrawnBefore(source: string, id: string): Problem {
  const message = `Its article was withdrawn for good: ${id}.`;
  const remedy = 'To publish it again, remove "final" and "withdrawn" from its line in ledger.jsonl.';
  return problemOf('withdrawn', 'note', source, message, `It stays out. ${remedy}`);
}

export function keptAsEdited(file: string): Problem {
  const message = 'It was changed after it was imported, so it stays as it is.';
  return problemOf('kept', 'note', file, message, 'To import it again, delete the file first.');
}

export function otherVersion(source: string, { file, frontMatter }: ExistingArticle): Problem {
  const from = frontMatter?.imported?.file ?? file;
  const message = `${from} has the same article, longer or newer: that version stays.`;
  return problemOf('other-version', 'note', source, message);
}

export function idShared({ id, file, fields }: Candidate): Problem {
  const name = fields.url?.value ?? fields.title?.value ?? 'an entry';
  const message = `An article of another site already has the id “${id}” of ${name}.`;
  return problemOf('shared-id', 'warning', file, message, 'It gets another id.', 'id');
}

export function unwritten(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const remedy = 'Check that the disk has space and that the folder may be written.';
  return problemOf('unwritten', 'error', file, `The file cannot be written: ${reason}.`, remedy);
}

export function noArticle({ file }: Candidate): Problem {
  return problemOf('no-article', 'error', file, 'It contains no article.', 'Check that it is the right file.');
}

export function unreadArchive(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const remedy = 'Unpack it, and import the folder.';
  return problemOf('unread-archive', 'error', file, `The archive cannot be read: ${reason}.`, remedy);
}

/** A file of an archive that is not unpacked because of its name. `reason` is in the words of the reader of archives. */
export function refusedName(archive: string, name: string, reason: string): Problem {
  const message = `It holds “${name}”, which is not unpacked: ${reason}.`;
  const remedy = 'If it is an article, unpack the archive and import that file by itself.';
  return problemOf('refused-name', 'warning', archive, message, remedy);
}
