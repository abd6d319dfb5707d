import type { FrontMatter } from '../../article/frontmatter.ts';
import { instant } from '../../text/date.ts';

/** A version of an article, which other files may hold too: two feeds of a site, or one feed saved twice. */
export interface Version {
  readonly frontMatter: FrontMatter;
  /** Markdown. */
  readonly body: string;
  /** The file and the entry in it; decides between versions that are otherwise equal. */
  readonly source: string;
}

/** Keys that import or an editor may have added. */
const addedKeys: ReadonlySet<string> = new Set(['id', 'slug', 'imported', 'inferred']);

/**
 * The criteria in order of weight: whether the day is stated; the binary logarithm of the text's length, so that a
 * whole text precedes its excerpt whatever their dates; when it was updated; the length of the text; the number of its
 * keys; its source.
 */
function rank({ frontMatter, body, source }: Version): readonly (number | string)[] {
  const length = body.replace(/\s+/g, '').length;
  return [
    frontMatter.published !== undefined && !frontMatter.inferred?.published ? 1 : 0,
    Math.floor(Math.log2(length + 1)),
    instant(frontMatter.updated ?? frontMatter.published ?? ''),
    length,
    Object.keys(frontMatter).filter((key) => !addedKeys.has(key)).length,
    source,
  ];
}

/** Compares two versions of an article: negative if the first is better, positive if the second is. A total order. */
export function compareVersions(a: Version, b: Version): number {
  const [one, other] = [rank(a), rank(b)];
  const differs = one.findIndex((value, i) => value !== other[i]);
  if (differs < 0) return 0;
  return (one[differs] as number) > (other[differs] as number) ? -1 : 1;
}

const host = (url = ''): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

/**
 * Whether two articles with the same id are the same article. Ids that are URIs are universally unique (RFC 4287
 * §4.2.6); others, such as numbers, are unique only within a site.
 */
export function isOneArticle(id: string, a: FrontMatter, b: FrontMatter): boolean {
  const [one, other] = [host(a.url), host(b.url)];
  return /^[a-z][a-z\d+.-]*:/i.test(id) || one === undefined || other === undefined || one === other;
}
