import { join } from 'node:path';
import { problemFromError } from '../../article/problem-from-error.ts';
import { formatProblem, type Problem, problemOf } from '../../article/problem.ts';
import { type Publication, readPublication } from './publication.ts';
import { type Vocabulary, readVocabulary } from './vocabulary.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { parseLedger } from '../ledger/lines.ts';
import { newerFormatProblem } from '../ledger/newer-format.ts';
import { shownPath } from '../files.ts';
import { readIfPresent } from '../write.ts';

/** Thrown if `feed.yaml`, a vocabulary or the ledger has errors, so that nothing can be built. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

function fail(error: unknown, file: string): never {
  throw new ContentError([problemFromError(error, shownPath(file))]);
}

/** The files of the content folder beside articles and media. */
export interface ContentSettings {
  readonly publication: Publication;
  readonly tags: Vocabulary;
  readonly authors: Vocabulary;
  readonly ledger: Ledger;
}

/** Reads `feed.yaml`, `tags.yaml`, `authors.yaml` and `ledger.jsonl`. Throws `ContentError` if one has errors. */
export async function readContentSettings(folder: string): Promise<ContentSettings> {
  const files = ['feed.yaml', 'tags.yaml', 'authors.yaml', 'ledger.jsonl'].map((name) => join(folder, name));
  const [feedFile, tagsFile, authorsFile, ledgerFile] = files.map(shownPath) as [
    string,
    string,
    string,
    string,
  ];
  const [feed, tags, authors, ledger] = await Promise.all(
    files.map((file) => readIfPresent(file).catch((error) => fail(error, file))),
  );
  if (feed === undefined) {
    const message = 'The publication has no feed.yaml.';
    const remedy = 'Write one with title: and url:, or name another content folder with --content.';
    throw new ContentError([problemOf('no-publication', 'error', feedFile, message, remedy)]);
  }
  const publication = readPublication(feed, feedFile);
  const tagTerms = readVocabulary(tags ?? '', tagsFile);
  const authorTerms = readVocabulary(authors ?? '', authorsFile);
  const newer = newerFormatProblem(ledger ?? '', ledgerFile);
  if (newer) throw new ContentError([newer]);
  const remembered = parseLedger(ledger ?? '', ledgerFile);
  const problems = [publication, tagTerms, authorTerms, remembered].flatMap(({ problems }) => problems);
  if (!publication.publication || problems.length > 0) throw new ContentError(problems);
  return {
    publication: publication.publication,
    tags: tagTerms.vocabulary,
    authors: authorTerms.vocabulary,
    ledger: remembered.ledger,
  };
}
