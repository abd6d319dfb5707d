import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../article/candidate.ts';
import { faultOf } from '../article/fault.ts';
import type { Problem } from '../article/problem.ts';
import { type Opened, readPost } from '../import/markdown/markdown.ts';
import { noPost } from '../import/markdown/posts.ts';
import { maxBytes } from '../import/weight.ts';
import { gatheredOf, type Gathering } from './gathered.ts';

/** A post's file: relative to the site's folder, and as people are shown it. */
export interface PostFile {
  readonly path: string;
  readonly file: string;
}

/** What a post's file was read as: one article, or none and the reason why. */
export interface Reading extends Gathering {
  readonly reason?: string;
}

/** What reading a post's file came to. */
export interface PostReading {
  readonly reading?: Reading;
  /** Why it can't be read. */
  readonly fault?: Problem;
  /** Whether it is read alike whatever the other posts are. */
  readonly alone: boolean;
}

/** Signs that what a post says depends on others or on the site's data: links to files, templates. */
const dependent = /\{\{|\{%|\[\[|\.(?:mdx?|markdown|mdown|mkdn?|html?)\b/i;

/** Reads a post of an open site. */
export async function readPostFile({ path, file }: PostFile, site: Opened): Promise<PostReading> {
  try {
    const place = join(site.site.folder, path);
    const { size } = statSync(place);
    if (size > maxBytes) throw new Error(`it has ${size} bytes, and at most ${maxBytes} are read`);
    const bytes = readFileSync(place);
    const { candidate, facts } = await readPost(bytes, file, path, site);
    // In UTF-16 every other byte of such a sign is none.
    const alone = !dependent.test(bytes.toString('latin1').replaceAll('\0', ''));
    return { reading: readingOf(candidate, noPost(facts, path), facts.draft), alone };
  } catch (error) {
    return { fault: faultOf(error, file), alone: false };
  }
}

/** Problems that may be why a file was taken for no post. */
const telling: ReadonlySet<string> = new Set(['unread-day', 'broken-front-matter']);

function readingOf(candidate: Candidate, reason: string | undefined, draft: string | undefined): Reading {
  const { file, problems } = candidate;
  if (reason === undefined) {
    const message = `It is not for readers (${draft}). Only a preview with --drafts shows it.`;
    const hidden: Problem = { rule: 'not-a-post', severity: 'note', file, message };
    return {
      gathered: [gatheredOf(candidate)],
      problems: draft === undefined ? problems : [...problems, hidden],
    };
  }
  return { gathered: [], problems: problems.filter(({ rule }) => telling.has(rule)), reason };
}
