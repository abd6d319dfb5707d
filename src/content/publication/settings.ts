import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { problemFromError, formatProblem, type Problem, problemOf } from '../../article/problem.ts';
import { type Publication, readPublication } from './publication.ts';
import { type Vocabulary, readVocabulary } from './vocabulary.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { parseLedger, newerFormatProblem } from '../ledger/lines.ts';
import { distance } from '../../text/nearest.ts';
import { ignoreMissing, shownPath } from '../files.ts';
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

/** The files of the content folder beside articles and media. */
export interface ContentSettings {
  readonly publication: Publication;
  readonly tags: Vocabulary;
  readonly authors: Vocabulary;
  readonly ledger: Ledger;
}

const yamlFiles = ['feed.yaml', 'tags.yaml', 'authors.yaml'];

const stem = (name: string): string => name.toLowerCase().replace(/\.ya?ml$/, '');

/** A problem for each file whose name is almost that of a missing file of settings: it would be passed over in silence. */
async function almostNamed(folder: string, missing: readonly string[]): Promise<readonly Problem[]> {
  return ((await readdir(folder).catch(ignoreMissing)) ?? []).flatMap((name) => {
    const meant = missing.find((one) => /\.ya?ml$/i.test(name) && distance(stem(name), stem(one)) <= 1);
    if (meant === undefined || yamlFiles.includes(name)) return [];
    const message = 'No file of this name is read.';
    const remedy = `Rename it to ${meant}.`;
    return [problemOf('almost-named', 'error', shownPath(join(folder, name)), message, remedy)];
  });
}

/** Reads `feed.yaml`, `tags.yaml`, `authors.yaml` and `ledger.jsonl`. Throws `ContentError` if one has errors. */
export async function readContentSettings(folder: string): Promise<ContentSettings> {
  const pathOf = (name: string): string => shownPath(join(folder, name));
  const read = (name: string): Promise<string | undefined> =>
    readIfPresent(join(folder, name)).catch((error: unknown) => {
      throw new ContentError([problemFromError(error, pathOf(name))]);
    });
  const texts = await Promise.all([...yamlFiles, 'ledger.jsonl'].map(read));
  const [feed, tagsText = '', authorsText = '', ledgerText = ''] = texts;
  const almost = await almostNamed(
    folder,
    yamlFiles.filter((_, i) => texts[i] === undefined),
  );
  if (almost.length > 0) throw new ContentError(almost);
  if (feed === undefined) {
    const message = 'The publication has no feed.yaml.';
    const remedy =
      'Run dateline in the folder of a publication, name its content folder with --content, or make a publication ' +
      'with dateline init.';
    throw new ContentError([problemOf('no-publication', 'error', pathOf('feed.yaml'), message, remedy)]);
  }
  const { publication, problems } = readPublication(feed, pathOf('feed.yaml'));
  const tags = readVocabulary(tagsText, pathOf('tags.yaml'));
  const authors = readVocabulary(authorsText, pathOf('authors.yaml'));
  const newer = newerFormatProblem(ledgerText, pathOf('ledger.jsonl'));
  if (newer) throw new ContentError([newer]);
  const ledger = parseLedger(ledgerText, pathOf('ledger.jsonl'));
  const faults = [...problems, ...tags.problems, ...authors.problems, ...ledger.problems];
  if (!publication || faults.length > 0) throw new ContentError(faults);
  return { publication, tags: tags.vocabulary, authors: authors.vocabulary, ledger: ledger.ledger };
}
