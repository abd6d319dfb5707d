import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../article/candidate.ts';
import { problemFromError } from '../article/problem-from-error.ts';
import type { Problem } from '../article/problem.ts';
import { type OpenSite, readPost } from '../import/markdown/markdown.ts';
import { noPost } from '../import/markdown/site/posts.ts';
import { maxFileBytes } from '../import/weight.ts';
import { sourceArticleOf, type SourceArticles } from './source-article.ts';

/** A post's file: relative to the site's folder, and relative to the working folder. */
interface PostFile {
  readonly path: string;
  readonly file: string;
}

/** The article of a post's file, or the reason why it is no post. */
export interface ReadPost extends SourceArticles {
  readonly reason?: string;
}

/** The result of reading a post's file. */
export interface PostResult {
  readonly reading?: ReadPost;
  /** Why it cannot be read. */
  readonly fault?: Problem;
  /** Whether the result does not depend on other posts. */
  readonly alone: boolean;
}

/** Signs that a post depends on others or on the site's data: links to files, templates. */
const dependent = /\{\{|\{%|\[\[|\.(?:mdx?|markdown|mdown|mkdn?|html?)\b/i;

/** Reads a post of an open site. */
export async function readPostFile({ path, file }: PostFile, site: OpenSite): Promise<PostResult> {
  try {
    const place = join(site.site.folder, path);
    const { size } = statSync(place);
    if (size > maxFileBytes) throw new Error(`it has ${size} bytes, and at most ${maxFileBytes} are read`);
    const bytes = readFileSync(place);
    const { candidate, facts } = await readPost(bytes, file, path, site);
    // In UTF-16 every second byte of such a sign is 0.
    const alone = !dependent.test(bytes.toString('latin1').replaceAll('\0', ''));
    return { reading: readPostOf(candidate, noPost(facts, path), facts.draft), alone };
  } catch (error) {
    return { fault: problemFromError(error, file), alone: false };
  }
}

/** Rules of problems that may be the reason why a file is no post. */
const reasonRules: ReadonlySet<string> = new Set(['unread-day', 'broken-front-matter']);

function readPostOf(candidate: Candidate, reason: string | undefined, draft: string | undefined): ReadPost {
  const { file, problems } = candidate;
  if (reason === undefined) {
    const message = `It is not public (${draft}). Only a preview with --drafts shows it.`;
    const hidden: Problem = { rule: 'not-a-post', severity: 'note', file, message };
    return {
      articles: [sourceArticleOf(candidate)],
      problems: draft === undefined ? problems : [...problems, hidden],
    };
  }
  return { articles: [], problems: problems.filter(({ rule }) => reasonRules.has(rule)), reason };
}
