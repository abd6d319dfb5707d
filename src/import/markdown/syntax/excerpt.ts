/** Marks that end the excerpt of a post, over all generators. */
const words =
  'more|read[ -]?more|truncate|excerpt|end[-_ ]?(?:of[-_ ])?excerpt|excerpt[-_ ]?end|more-excerpt|fold|teaser_end' +
  '|pelican_end_summary|summary|cut';
const mark = new RegExp(
  String.raw`<!--[ \t]*(?:${words})[ \t]*-->|\{\/\*[ \t]*(?:truncate|more)[ \t]*\*\/\}|^[ \t]*\{% excerpt %\}[ \t]*$`,
  'im',
);

/** A body without its excerpt mark, and what stood before the mark. */
export interface Excerpted {
  readonly body: string;
  readonly excerpt?: string;
}

/**
 * Finds the mark that ends a post's excerpt: the site's own separator first, then those of all generators, outside of
 * fenced code.
 */
export function takeExcerpt(body: string, separator?: string): Excerpted {
  const own = separator?.trim() ?? '';
  const ownAt = own === '' ? -1 : body.indexOf(own);
  const found = ownAt >= 0 ? { index: ownAt, length: own.length } : undefined;
  const common = mark.exec(body);
  const at = found ?? (common ? { index: common.index, length: common[0].length } : undefined);
  if (!at) return { body };
  const before = body.slice(0, at.index);
  if ((before.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1) return { body };
  const rest = body.slice(at.index + at.length);
  return {
    body: `${before.replace(/(?<![ \t])[ \t]+$/, '')}${rest}`,
    ...(before.trim() !== '' && { excerpt: before.trim() }),
  };
}
