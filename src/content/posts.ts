import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Opened, open, readPost } from '../import/markdown/markdown.ts';
import { noPost } from '../import/markdown/posts.ts';
import type { ReadPost } from './memory.ts';
import type { Follow } from './stage.ts';
import { Team } from './team.ts';

/** A post's file: relative to the site's folder, and as people are shown it. */
export interface PostFile {
  readonly path: string;
  readonly file: string;
}

/** What reading a post's file came to. */
export interface PostReading {
  readonly post?: ReadPost;
  /** Why it can't be read. */
  readonly fault?: string;
  /** Whether it is read alike whatever the other posts are. */
  readonly alone: boolean;
}

/** By what a site is opened. */
export interface Ground {
  /** The mounted folder, absolute. */
  readonly folder: string;
  readonly options: Parameters<typeof open>[1];
}

/** Signs that what a post says depends on others, on the site's data or on the day: links to files, templates, expiry. */
const dependent = /\{\{|\{%|\[\[|\.(?:mdx?|markdown|mdown|mkdn?|html?)\b|expir|unpublish/i;

/** Reads posts of an open site. */
export async function readPosts(files: readonly PostFile[], site: Opened): Promise<PostReading[]> {
  const readings: PostReading[] = [];
  for (const { path, file } of files) {
    try {
      const bytes = readFileSync(join(site.site.folder, path));
      const { candidate, facts } = await readPost(bytes, file, path, site);
      const reason = noPost(facts, candidate.body, path);
      const alone = !dependent.test(bytes.toString('latin1'));
      readings.push({ post: { candidate, ...(reason !== undefined && { reason }) }, alone });
    } catch (error) {
      readings.push({ fault: error instanceof Error ? error.message : String(error), alone: false });
    }
  }
  return readings;
}

/** Who helps to read many posts, and who is told of it. */
export interface Help {
  /** How many threads. */
  readonly threads: number;
  readonly follow?: Follow;
}

/** Posts that are read at a time, and from how many on others help. */
const run = 100;
const many = 500;

/** The same in runs, where there are many by threads; each opens the site for itself. */
export async function readManyPosts(
  files: readonly PostFile[],
  opened: Opened,
  ground: Ground,
  { threads, follow }: Help,
): Promise<readonly PostReading[]> {
  const runs = Array.from({ length: Math.ceil(files.length / run) }, (_, i) =>
    files.slice(i * run, (i + 1) * run),
  );
  const team =
    threads > 0 && files.length >= many
      ? new Team<readonly PostFile[], readonly PostReading[]>(
          new URL('reading.ts', import.meta.url),
          threads,
          ground,
        )
      : undefined;
  const readings: PostReading[] = [];
  try {
    for (const each of runs) team?.ask(each);
    for (const each of runs) {
      readings.push(...(team?.answer() ?? (await readPosts(each, opened))));
      follow?.('reading', readings.length, files.length);
    }
  } finally {
    team?.close();
  }
  return readings;
}
