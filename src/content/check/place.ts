import { evenLineEnds, frontMatterRange } from '../../article/frontmatter.ts';

/** The line of a file, from 1, where a line of an article's body stands; undefined where the file holds the body in another form. */
export function bodyLine(source: string, body: string, line: number): number | undefined {
  const even = evenLineEnds(source);
  const at = body === '' ? -1 : even.lastIndexOf(body);
  if (at >= 0) return even.slice(0, at).split('\n').length + line - 1;
  const wanted = (body.split('\n')[line - 1] ?? '').trim();
  const found = even.split('\n').findIndex((text) => wanted !== '' && text.trim() === wanted);
  return found >= 0 ? found + 1 : undefined;
}

/** The line of a file, from 1, where a key of its front matter stands. */
export function keyLine(source: string, key: string): number | undefined {
  const even = evenLineEnds(source);
  const range = frontMatterRange(even);
  if (!range) return undefined;
  const at = even
    .slice(range.start, range.end)
    .split('\n')
    .findIndex((line) => line.startsWith(`${key}:`));
  return at >= 0 ? at + 2 : undefined;
}
