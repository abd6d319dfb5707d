import { evenLineEnds, writeArticle, type FrontMatter } from '../../article/frontmatter.ts';
import { dropForbidden } from '../../text/escape.ts';
import { digest } from '../digest.ts';

/** The line of the front matter with the digest; the digest does not cover this line. */
const digestLine = /^( {2}digest: ).*$/m;

const withoutDigest = (text: string): string => evenLineEnds(text).replace(digestLine, '$1none');

/**
 * The text of an imported article: with the digest of the text, and without characters that make Git and editors take a file for binary.
 */
export function signedText(
  frontMatter: FrontMatter,
  body: string,
  from: { readonly file: string; readonly entry?: string },
): string {
  const text = evenLineEnds(
    writeArticle({ ...frontMatter, imported: { ...from, digest: 'none' } }, dropForbidden(body)),
  );
  return text.replace(digestLine, `$1${digest(text)}`);
}

/** Whether a text is exactly what import wrote, so that import may replace it. */
export function isUnedited(text: string, frontMatter: FrontMatter): boolean {
  return frontMatter.imported?.digest === digest(withoutDigest(text));
}
