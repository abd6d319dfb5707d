import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrontMatter } from '../article/article.ts';
import { parseArticle } from '../article/frontmatter.ts';
import type { Problem } from '../article/problem.ts';
import type { Mount } from './content.ts';
import { mapParallel } from './parallel.ts';
import { filesBelow, shown } from './tree.ts';

/** An article as its file states it, before anything is resolved. */
export interface Gathered {
  /** Relative to the working folder. */
  readonly file: string;
  readonly frontMatter: FrontMatter;
  readonly body: string;
  /** Lines of the front matter's keys. */
  readonly lines: ReadonlyMap<string, number>;
  /** The mount it was read from; absent for those of `content/articles`. */
  readonly mount?: Mount;
  readonly base?: string;
}

export interface Gathering {
  readonly gathered: readonly Gathered[];
  readonly problems: readonly Problem[];
}

/** Files beyond this many bytes are no articles. */
const maxBytes = 16 << 20;

/** Files that are read at a time. */
const width = 32;

async function gatherFile(path: string): Promise<Gathering> {
  const file = shown(path);
  const bytes = await readFile(path);
  if (bytes.length > maxBytes) {
    const message = `The file has ${bytes.length} bytes.`;
    const remedy = `Split it: an article has at most ${maxBytes}.`;
    return { gathered: [], problems: [{ rule: 'too-large', severity: 'error', file, message, remedy }] };
  }
  const { frontMatter, body, problems, lines } = parseArticle(bytes.toString('utf8'), file);
  return { gathered: frontMatter ? [{ file, frontMatter, body, lines }] : [], problems };
}

/** Joins what was gathered in several places. */
export function joinGatherings(gatherings: readonly Gathering[]): Gathering {
  return {
    gathered: gatherings.flatMap(({ gathered }) => gathered),
    problems: gatherings.flatMap(({ problems }) => problems),
  };
}

/** Reads `articles/**` of the content folder. A file that can't be read as an article is a problem, and left out. */
export async function gatherArticles(folder: string): Promise<Gathering> {
  const paths = await filesBelow(join(folder, 'articles'), (name) => name.endsWith('.md'));
  return joinGatherings(await mapParallel(paths, width, gatherFile));
}
