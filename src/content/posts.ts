import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Opened, readPost } from '../import/markdown/markdown.ts';
import { noPost } from '../import/markdown/posts.ts';
import type { ReadPost } from './memory.ts';

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

/** Signs that what a post says depends on others, on the site's data or on the day: links to files, templates, expiry. */
const dependent = /\{\{|\{%|\[\[|\.(?:mdx?|markdown|mdown|mkdn?|html?)\b|expir|unpublish/i;

/** Reads a post of an open site. */
export async function readPostFile({ path, file }: PostFile, site: Opened): Promise<PostReading> {
  try {
    const bytes = readFileSync(join(site.site.folder, path));
    const { candidate, facts } = await readPost(bytes, file, path, site);
    const reason = noPost(facts, candidate.body, path);
    const alone = !dependent.test(bytes.toString('latin1'));
    return { post: { candidate, ...(reason !== undefined && { reason }) }, alone };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error), alone: false };
  }
}
