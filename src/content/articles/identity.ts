import type { Problem } from '../../article/problem.ts';
import type { Day } from '../../text/date.ts';
import { slug } from '../../text/slug.ts';
import type { Publication } from '../publication/publication.ts';
import type { SourceArticle } from './source-article.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DatedArticle } from './stated-time.ts';

/** A `tag:` URI (RFC 4151 §2.1) of the publication's host, a day and a slug. */
export function tagUri(publicationUrl: string, day: Day, slug: string): string {
  return `tag:${new URL(publicationUrl).hostname},${day}:${encodeURIComponent(slug)}`;
}

/** The slug for a file's path: of its name without extension and day, or of its folder's name for an `index.md`. */
export function slugOfPath(path: string): string {
  const steps = path.replace(/\.[^./]+$/, '').split('/');
  const name = steps.at(-1) === 'index' && steps.length > 1 ? steps.at(-2) : steps.at(-1);
  return slug((name ?? '').replace(/^\d{4}-\d\d-\d\d[-_ ]+(?=.)/, '')) || 'article';
}

/** Allocates unique slugs: the wanted one, or the wanted one with the first free number from 2. */
export class SlugAllocator {
  readonly #taken: Set<string>;
  /** By slug: the number after the last one that was allocated. */
  readonly #numbers = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  has(slug: string): boolean {
    return this.#taken.has(slug);
  }

  take(wanted: string): string {
    let free = wanted;
    let n = this.#numbers.get(wanted) ?? 2;
    for (; this.#taken.has(free); n++) free = `${wanted}-${n}`;
    this.#numbers.set(wanted, n);
    this.#taken.add(free);
    return free;
  }
}

/** An article with its id and slug. */
export interface IdentifiedArticle extends DatedArticle {
  readonly id: string;
  readonly slug: string;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const statedSlug = (article: SourceArticle): string | undefined =>
  article.mount ? undefined : article.frontMatter.slug;

/** The id that an article states; for a mounted post also its permalink. */
export const statedId = ({ frontMatter, mount }: SourceArticle): string | undefined =>
  frontMatter.id ?? (mount ? frontMatter.url : undefined);

const suggestedSlug = ({ frontMatter, mount, file }: SourceArticle): string =>
  (mount ? (frontMatter.slug ?? slug(frontMatter.title ?? '')) : '') || slugOfPath(file);

/**
 * The id of an article, which the ledger may know: the stated one, or else the one that was made for it. A mounted post
 * that was published with a made id, before the address of its site was known, keeps that id.
 */
function idOf(article: SourceArticle, made: string, { articles }: Ledger): string {
  const stated = statedId(article);
  const earlier = article.mount && articles.get(made)?.mount === article.mount.path;
  return stated === undefined || (earlier && !articles.has(stated)) ? made : stated;
}

/**
 * Gives every article its id and slug. The id is the stated one, a mounted post's permalink, or else a `tag:` URI
 * (RFC 4151) of the publication's host, the day and the slug. The slug is the one in the front matter, or else the one
 * that the ledger has for the id, or else one made from the file's name, or from a mounted post's own address or title.
 * Made slugs that collide are numbered in order of their days. Stated slugs and ids that collide are problems, and the
 * later article is left out.
 */
export function identify(
  articles: readonly DatedArticle[],
  publication: Publication,
  ledger: Ledger,
): { readonly identified: readonly IdentifiedArticle[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const inOrder = articles.toSorted((a, b) => byText(a.day, b.day) || byText(a.file, b.file));
  const owner = new Map<string, DatedArticle>();
  const clash = (article: DatedArticle, key: 'slug' | 'id', value: string, other: DatedArticle): void => {
    const line = article.lines.get(key);
    const place = { file: article.file, ...(line && { line }), key };
    const message = `The ${key} "${value}" is taken: ${other.file} has it too.`;
    const remedy = key === 'slug' ? 'Write another slug in one of them.' : 'Delete one of them, or its id.';
    problems.push({ rule: `${key}-taken`, severity: 'error', ...place, message, remedy });
  };
  const accepted: DatedArticle[] = [];
  for (const article of inOrder) {
    const wish = statedSlug(article);
    const other = wish === undefined ? undefined : owner.get(wish);
    if (wish !== undefined && other) clash(article, 'slug', wish, other);
    else accepted.push(article);
    if (wish !== undefined && !other) owner.set(wish, article);
  }
  const slugs = new SlugAllocator(owner.keys());
  const remembered = new Map<DatedArticle, string>();
  for (const article of accepted) {
    const id = statedId(article);
    const known = id !== undefined && statedSlug(article) === undefined ? ledger.articles.get(id)?.slug : undefined;
    if (known !== undefined && !slugs.has(known)) remembered.set(article, slugs.take(known));
  }
  const byId = new Map<string, IdentifiedArticle>();
  for (const article of accepted) {
    const slug = statedSlug(article) ?? remembered.get(article) ?? slugs.take(suggestedSlug(article));
    const id = idOf(article, tagUri(publication.url, article.day, slug), ledger);
    const other = byId.get(id);
    if (other) clash(article, 'id', id, other);
    else byId.set(id, { ...article, id, slug });
  }
  return { identified: [...byId.values()], problems };
}
