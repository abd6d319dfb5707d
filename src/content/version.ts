import type { FrontMatter } from '../article/article.ts';
import { resolveStated, parseStated } from './moment.ts';

/** What one file says of an article that another one may hold, too: two feeds of a site, or one feed saved twice. */
export interface Version {
  readonly frontMatter: FrontMatter;
  /** Markdown. */
  readonly body: string;
  /** The file, and the entry in it: decides between versions that are alike. */
  readonly source: string;
}

/** Seconds since the epoch; days and local times as in UTC, since only their order counts. */
function changed({ updated, published }: FrontMatter): number {
  const stated = parseStated(updated ?? published ?? '');
  return stated ? resolveStated(stated, 0, 'UTC') : 0;
}

/** Keys that a version may have gained here. */
const ours: ReadonlySet<string> = new Set(['id', 'slug', 'imported', 'inferred']);

/**
 * In order of weight: whether the day is stated; how often the text's length doubled, so that a whole text precedes an excerpt of
 * it whatever their dates; when it was updated; the length of the text; how much else it states; the name of its source.
 */
function rank({ frontMatter, body, source }: Version): readonly (number | string)[] {
  const length = body.replace(/\s+/g, '').length;
  return [
    frontMatter.published !== undefined && !frontMatter.inferred?.published ? 1 : 0,
    Math.floor(Math.log2(length + 1)),
    changed(frontMatter),
    length,
    Object.keys(frontMatter).filter((key) => !ours.has(key)).length,
    source,
  ];
}

/** Negative where the first of two versions of an article is the better one, positive where the second is. A total order. */
export function compareVersions(a: Version, b: Version): number {
  const [one, other] = [rank(a), rank(b)];
  const differs = one.findIndex((value, i) => value !== other[i]);
  if (differs < 0) return 0;
  return (one[differs] as number) > (other[differs] as number) ? -1 : 1;
}

const host = (url = ''): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

/**
 * Whether two that state one id are one article. Ids that are URIs belong to one article wherever they are met (RFC 4287 §4.2.6);
 * others, such as numbers, only within one site.
 */
export function isOneArticle(id: string, a: FrontMatter, b: FrontMatter): boolean {
  const [one, other] = [host(a.url), host(b.url)];
  return /^[a-z][a-z\d+.-]*:/i.test(id) || one === undefined || other === undefined || one === other;
}
