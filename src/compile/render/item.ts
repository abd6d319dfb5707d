import type {
  Article,
  Attachment,
  Field,
  Image,
  Inference,
  Person,
  Source,
  Value,
} from '../../article/article.ts';
import type { Publication } from '../../content/content.ts';
import { absolute } from '../address.ts';
import type { Body } from '../body.ts';
import { oneLine } from './line.ts';
import { excerpt } from './summary.ts';

/** A related article as the resolver knows it: where it stands and what it is called. */
export interface Related {
  readonly id: string;
  readonly url: string;
  readonly title: string;
}

/** What an article is rendered with. */
export interface Context {
  readonly publication: Publication;
  /** The article of that id, or undefined where the edition has none. */
  readonly related: (id: string) => Related | undefined;
  readonly body: Body;
}

/** What an item says in any format: texts on one line, addresses absolute, nothing escaped. */
export interface Item {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  /** Seconds since the epoch. */
  readonly updated: number;
  readonly published: number;
  readonly authors: readonly Person[];
  readonly tags: readonly Value[];
  /** The scheme (RFC 4287 §4.2.2.2) that tells our tags from others' of the same name. */
  readonly tagScheme: string;
  readonly language: string;
  /** The publication's language differs from the article's. */
  readonly foreign: boolean;
  /** Where the original stands, if that is another page. */
  readonly original?: string;
  readonly source?: Source;
  readonly location?: string;
  readonly rights?: string;
  readonly image?: Image;
  readonly attachments: readonly Attachment[];
  readonly related: readonly Related[];
  readonly inferred: Readonly<Partial<Record<Field, Inference>>>;
  readonly summary: string;
}

/** The page that feeds link to: the article's own, or the permalink that a mounted post keeps. */
export function pageOf(article: Article, publication: Publication): string {
  const own = `${publication.url}/articles/${encodeURIComponent(article.slug)}`;
  return (article.link === undefined ? undefined : absolute(article.link, publication.url)) ?? own;
}

function optional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined || value === '' ? {} : ({ [key]: value } as { readonly [P in K]: T });
}

function named<T extends { readonly name: string; readonly url?: string }>(
  who: T,
  base: string,
): { name: string; url?: string } {
  return {
    name: oneLine(who.name),
    ...optional('url', who.url === undefined ? undefined : absolute(who.url, base)),
  };
}

/** Fractions of a second make some readers refuse the whole feed. */
function wholeSeconds(duration: number | undefined): { readonly duration?: number } {
  return duration === undefined ? {} : { duration: Math.round(duration) };
}

/** An article as an item: what all three formats say of it. */
export function itemOf(article: Article, { publication, related, body }: Context): Item {
  const link = pageOf(article, publication);
  const base = article.base ?? link;
  const original = article.url === undefined ? undefined : absolute(article.url, base);
  const image = article.image && absolute(article.image.url, base);
  return {
    id: article.id,
    link,
    title: oneLine(article.title),
    updated: article.updated,
    published: article.published,
    authors: article.authors.map((author) => named(author, link)).filter(({ name }) => name !== ''),
    tags: article.tags.map(({ slug, label }) => ({ slug, label: oneLine(label) })),
    tagScheme: `${publication.url}/tags/`,
    language: article.language,
    foreign: article.language !== publication.language,
    ...optional('original', original === link ? undefined : original),
    ...optional('source', article.source && named(article.source, link)),
    ...optional('location', article.location && oneLine(article.location)),
    ...optional('rights', article.rights && oneLine(article.rights)),
    ...optional('image', article.image && image ? { ...article.image, url: image } : undefined),
    attachments: article.attachments.flatMap((attachment) => {
      const url = absolute(attachment.url, base);
      return url === undefined ? [] : [{ ...attachment, url, ...wholeSeconds(attachment.duration) }];
    }),
    related: article.related.map(related).filter((known) => known !== undefined),
    inferred: article.inferred,
    // An article without any text says its title again, where formats want something said.
    summary: oneLine(article.summary ?? '') || excerpt(body) || oneLine(article.title),
  };
}
