import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { FrontMatter } from '../article/article.ts';
import { frontMatterOf } from '../article/candidate.ts';
import { parseArticle } from '../article/frontmatter.ts';
import type { Problem } from '../article/problem.ts';
import { canonicalLanguage, isAddress } from '../article/schema.ts';
import type { Mount } from './content.ts';
import { markOf, type Memory } from './memory.ts';
import { type Mounted, readMount } from './mounts.ts';
import { mapParallel } from './parallel.ts';
import type { Follow } from './stage.ts';
import { withTitle } from './title.ts';
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
  /** Paths at which it stood before, by its own word. */
  readonly aliases?: readonly string[];
}

export interface Gathering {
  readonly gathered: readonly Gathered[];
  readonly problems: readonly Problem[];
}

/** Files beyond this many bytes are no articles. */
const maxBytes = 16 << 20;

/** Files that are read at a time. */
const width = 32;

async function gatherFile(path: string, memory: Memory): Promise<Gathering> {
  const file = shown(path);
  const key = `${file}\n${markOf(path)}`;
  return memory.files.get(key) ?? memory.files.set(key, await readArticle(path, file));
}

async function readArticle(path: string, file: string): Promise<Gathering> {
  const bytes = await readFile(path);
  if (bytes.length > maxBytes) {
    const message = `The file has ${bytes.length} bytes.`;
    const remedy = `Split it: an article has at most ${maxBytes}.`;
    return { gathered: [], problems: [{ rule: 'too-large', severity: 'error', file, message, remedy }] };
  }
  const { frontMatter, body, problems, lines } = parseArticle(bytes.toString('utf8'), file);
  return { gathered: frontMatter ? [{ file, frontMatter, body, lines }] : [], problems };
}

/** What front matter can't hold of what a mounted post states: dropped, since nobody can mend it here. */
function tolerable(frontMatter: FrontMatter): FrontMatter {
  const { url, language, image, attachments, ...rest } = frontMatter;
  const tag = language === undefined ? undefined : canonicalLanguage(language);
  const files = attachments?.filter((attached) => isAddress(attached.url));
  return {
    ...rest,
    ...(url !== undefined && isAddress(url) && { url }),
    ...(tag !== undefined && { language: tag }),
    ...(image && isAddress(image.url) && { image }),
    ...(files && files.length > 0 && { attachments: files }),
  };
}

/** What is read in place, and what it brings along. */
export interface MountGathering extends Gathering, Omit<Mounted, 'candidates' | 'problems'> {}

/** Reads a mount, whose path is relative to the content folder's parent. */
export async function gatherMount(
  mount: Mount,
  folder: string,
  memory: Memory,
  follow?: Follow,
): Promise<MountGathering> {
  const path = join(folder, '..', mount.path);
  const mounted = await readMount({ ...mount, path: shown(path) }, process.cwd(), memory, follow);
  // A mounted folder may hold the content folder: its articles are not to be published twice.
  const own = resolve(folder, 'articles') + sep;
  const foreign = mounted.candidates.filter(({ file }) => !resolve(file).startsWith(own));
  return {
    gathered: foreign.map(withTitle).map((candidate) => ({
      file: candidate.file,
      frontMatter: tolerable(frontMatterOf(candidate)),
      body: candidate.body,
      lines: new Map(),
      mount,
      ...(candidate.base !== undefined && { base: candidate.base }),
      ...(candidate.aliases && { aliases: candidate.aliases }),
    })),
    problems: [...mounted.problems, ...foreign.flatMap(({ problems }) => problems)],
    redirects: mounted.redirects,
    tagFeeds: mounted.tagFeeds,
    watch: [path, ...mounted.watch],
  };
}

/** Joins what was gathered in several places. */
export function joinGatherings(gatherings: readonly Gathering[]): Gathering {
  return {
    gathered: gatherings.flatMap(({ gathered }) => gathered),
    problems: gatherings.flatMap(({ problems }) => problems),
  };
}

/** Reads `articles/**` of the content folder. A file that can't be read as an article is a problem, and left out. */
export async function gatherArticles(folder: string, memory: Memory, follow?: Follow): Promise<Gathering> {
  const paths = await filesBelow(join(folder, 'articles'), (name) => name.endsWith('.md'));
  let done = 0;
  const gatherings = await mapParallel(paths, width, async (path) => {
    const gathering = await gatherFile(path, memory);
    follow?.('reading', ++done, paths.length);
    return gathering;
  });
  return joinGatherings(gatherings);
}
