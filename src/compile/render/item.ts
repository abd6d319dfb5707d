import type {
  Article,
  Attachment,
  Author,
  Field,
  Image,
  Inference,
  Source,
  Value,
} from '../../article/article.ts';
import type { Publication } from '../../content/content.ts';
import { dropForbidden } from '../../text/escape.ts';
import { opening } from '../../text/opening.ts';
import { absolute } from '../address.ts';
import type { Body } from '../body.ts';
import { oneLine } from './line.ts';
import { excerpt } from './summary.ts';

/** A related article: who it is and where it stands. What it is called is left out, since whoever keeps a copy would not learn of another title. */
export interface Related {
  readonly id: string;
  readonly slug: string;
  readonly url: string;
}

/** What an article is rendered with. */
export interface Context {
  readonly publication: Publication;
  /** The article of that id, or undefined where the edition has none. */
  readonly related: (id: string) => Related | undefined;
  readonly body: Body;
}

/** Somebody or something with a name and perhaps a page. */
export interface Named {
  readonly name: string;
  readonly url: string | undefined;
}

/** The same with its place among the facets: its slug is what addresses have. */
export interface Placed extends Named {
  readonly slug: string;
}

/** What an item says in any format: texts on one line, nothing that XML 1.0 forbids, addresses absolute, nothing escaped. */
export interface Item {
  readonly id: string;
  readonly link: string;
  /** Empty where the article has none. */
  readonly title: string;
  /** The title, or the first words of the text where there is none. */
  readonly name: string;
  /** Seconds since the epoch. */
  readonly updated: number;
  readonly published: number;
  readonly authors: readonly Placed[];
  readonly tags: readonly Value[];
  /** The scheme (RFC 4287 §4.2.2.2) that tells our tags from others' of the same name. */
  readonly tagScheme: string;
  readonly language: string;
  /** The publication's language differs from the article's. */
  readonly foreign: boolean;
  /** Where the original stands, if that is another page. */
  readonly original: string | undefined;
  readonly source: Placed | undefined;
  readonly location: string | undefined;
  readonly rights: string | undefined;
  readonly image: Image | undefined;
  readonly attachments: readonly Attachment[];
  readonly related: readonly Related[];
  readonly inferred: Readonly<Partial<Record<Field, Inference>>>;
  readonly summary: string;
}

/** The page that feeds link to: the article's own, or the permalink that a mounted post keeps. */
export function pageOf(article: Article, publication: Publication): string {
  const own = `${publication.url}/articles/${encodeURIComponent(article.slug)}`;
  return absolute(article.link, publication.url) ?? own;
}

function placed({ slug, name, url }: Author | (Source & Value), base: string): Placed {
  return { slug, name: oneLine(name), url: absolute(url, base) };
}

/** The same, its texts each on one line. */
function tidy<T extends object>(record: T): T {
  const entries = Object.entries(record).map(([key, value]) => [
    key,
    typeof value === 'string' ? oneLine(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

function imageOf({ image }: Article, base: string): Image | undefined {
  const url = absolute(image?.url, base);
  return image && url !== undefined ? tidy({ ...image, url }) : undefined;
}

function attachmentsOf({ attachments }: Article, base: string): Attachment[] {
  return attachments.flatMap((attachment) => {
    const url = absolute(attachment.url, base);
    if (url === undefined) return [];
    const { duration } = attachment;
    // Fractions of a second make some readers refuse the whole feed.
    return [
      tidy({ ...attachment, url, ...(duration === undefined ? {} : { duration: Math.round(duration) }) }),
    ];
  });
}

/** An article as an item: what all three formats say of it. */
export function itemOf(article: Article, { publication, related, body }: Context): Item {
  const link = pageOf(article, publication);
  const base = article.base ?? link;
  const title = oneLine(article.title);
  const original = absolute(article.url, base);
  // An article without any text says its title again, where formats want something said; a picture alone has no more than its address.
  const summary = oneLine(article.summary ?? '') || excerpt(body) || title || article.slug;
  return {
    id: dropForbidden(article.id),
    link,
    title,
    name: title || opening(summary),
    updated: article.updated,
    published: article.published,
    authors: article.authors.map((author) => placed(author, link)).filter(({ name }) => name !== ''),
    tags: article.tags.map(({ slug, label }) => ({ slug, label: oneLine(label) || slug })),
    tagScheme: `${publication.url}/tags/`,
    language: article.language,
    foreign: article.language !== publication.language,
    original: original === link ? undefined : original,
    source: article.source && placed(article.source, link),
    location: oneLine(article.location ?? '') || undefined,
    rights: oneLine(article.rights ?? '') || undefined,
    image: imageOf(article, base),
    attachments: attachmentsOf(article, base),
    related: article.related.map(related).filter((known) => known !== undefined),
    inferred: Object.fromEntries(
      Object.entries(article.inferred).map(([field, inference]) => [field, tidy(inference)]),
    ),
    summary,
  };
}
