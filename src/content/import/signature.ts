import type { FrontMatter } from '../../article/article.ts';
import { evenLineEnds, writeArticle } from '../../article/frontmatter.ts';
import { dropForbidden } from '../../text/escape.ts';
import { digest } from '../digest.ts';

/** The line of the front matter that holds the digest, which can't cover itself. */
const digestLine = /^( {2}digest: ).*$/m;

const unsigned = (text: string): string => evenLineEnds(text).replace(digestLine, '$1none');

/** Writes an article as import does: with the digest of what is written, and nothing that would make git and editors take it for binary. */
export function signed(
  frontMatter: FrontMatter,
  body: string,
  from: { readonly file: string; readonly entry?: string },
): string {
  const text = evenLineEnds(
    writeArticle({ ...frontMatter, imported: { ...from, digest: 'none' } }, dropForbidden(body)),
  );
  return text.replace(digestLine, `$1${digest(text)}`);
}

/** Whether a text is to the letter what import wrote, so that import may write it anew. */
export function isUntouched(text: string, frontMatter: FrontMatter): boolean {
  return frontMatter.imported?.digest === digest(unsigned(text));
}
