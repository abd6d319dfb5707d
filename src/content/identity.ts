import type { Problem } from '../article/problem.ts';
import type { Day } from '../text/date.ts';
import { slug } from '../text/slug.ts';
import type { Publication } from './content.ts';
import type { Gathered } from './gathered.ts';
import type { Ledger } from './ledger.ts';
import type { Stated } from './moment.ts';

/** A `tag:` URI (RFC 4151 §2.1) of the publication's host, a day and a slug. */
export function tagUri(publicationUrl: string, day: Day, slug: string): string {
  return `tag:${new URL(publicationUrl).hostname},${day}:${encodeURIComponent(slug)}`;
}

/** The slug that a file's path suggests: its name without ending and day, or its folder's name for an `index.md`. */
export function slugOfPath(path: string): string {
  const steps = path.replace(/\.[^./]+$/, '').split('/');
  const name = steps.at(-1) === 'index' && steps.length > 1 ? steps.at(-2) : steps.at(-1);
  return slug((name ?? '').replace(/^\d{4}-\d\d-\d\d[-_ ]+(?=.)/, '')) || 'article';
}

/** Gives out slugs that nobody has: the wished one, or with the first free number from 2. */
export class Slugs {
  readonly #taken: Set<string>;
  /** The number after the last one that a wish was given. */
  readonly #numbers = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  has(slug: string): boolean {
    return this.#taken.has(slug);
  }

  take(wished: string): string {
    let free = wished;
    let n = this.#numbers.get(wished) ?? 2;
    for (; this.#taken.has(free); n++) free = `${wished}-${n}`;
    this.#numbers.set(wished, n);
    this.#taken.add(free);
    return free;
  }
}

/** An article with a day: the one that it states, or of its moment in the publication's time zone. */
export interface Dated extends Gathered {
  readonly published: Stated;
  readonly day: Day;
}

/** An article with its identity. */
export interface Identified extends Dated {
  readonly id: string;
  readonly slug: string;
}

const inText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const asked = (article: Gathered): string | undefined =>
  article.mount ? undefined : article.frontMatter.slug;

/** The id that an article states: a mounted post's permalink is one. */
export const statedId = ({ frontMatter, mount }: Gathered): string | undefined =>
  frontMatter.id ?? (mount ? frontMatter.url : undefined);

const wished = ({ frontMatter, mount, file }: Gathered): string =>
  (mount ? (frontMatter.slug ?? slug(frontMatter.title ?? '')) : '') || slugOfPath(file);

/**
 * Gives every article its id and slug. The id is the one it states, a mounted post's permalink, or a `tag:` URI made of
 * the publication's host, the day and the slug. The slug is the one that front matter asks for; else the one that the
 * ledger has for the id; else made of the file's name, or of what a mounted post's own address or title says. Made slugs
 * that collide are numbered, the earlier day first; asked ones that collide, and ids that do, are problems, and the
 * later file is left out.
 */
export function identify(
  articles: readonly Dated[],
  publication: Publication,
  ledger: Ledger,
): { readonly identified: readonly Identified[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const inOrder = articles.toSorted((a, b) => inText(a.day, b.day) || inText(a.file, b.file));
  const owner = new Map<string, Dated>();
  const clash = (article: Dated, key: 'slug' | 'id', value: string, other: Dated): void => {
    const line = article.lines.get(key);
    problems.push({
      rule: `${key}-taken`,
      severity: 'error',
      file: article.file,
      ...(line && { line }),
      key,
      message: `The ${key} "${value}" is taken: ${other.file} has it too.`,
      remedy: key === 'slug' ? 'Write another slug in one of them.' : 'Delete one of them, or its id.',
    });
  };
  const welcome: Dated[] = [];
  for (const article of inOrder) {
    const wish = asked(article);
    const other = wish === undefined ? undefined : owner.get(wish);
    if (wish !== undefined && other) clash(article, 'slug', wish, other);
    else welcome.push(article);
    if (wish !== undefined && !other) owner.set(wish, article);
  }
  const slugs = new Slugs(owner.keys());
  const remembered = new Map<Dated, string>();
  for (const article of welcome) {
    const id = statedId(article);
    const known =
      id !== undefined && asked(article) === undefined ? ledger.articles.get(id)?.slug : undefined;
    if (known !== undefined && !slugs.has(known)) remembered.set(article, slugs.take(known));
  }
  const byId = new Map<string, Identified>();
  for (const article of welcome) {
    const slug = asked(article) ?? remembered.get(article) ?? slugs.take(wished(article));
    const id = statedId(article) ?? tagUri(publication.url, article.day, slug);
    const other = byId.get(id);
    if (other) clash(article, 'id', id, other);
    else byId.set(id, { ...article, id, slug });
  }
  return { identified: [...byId.values()], problems };
}
