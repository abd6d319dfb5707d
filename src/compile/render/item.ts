import type {
  Article,
  Attachment,
  Author,
  Episode,
  Field,
  Image,
  Inference,
  Source,
  Value,
} from '../../article/article.ts';
import type { Publication } from '../../content/publication/publication.ts';
import { dropForbidden, oneLine } from '../../text/escape.ts';
import { opening } from '../../text/opening.ts';
import { isUri } from '../../article/schema.ts';
import { type AddressBase, absoluteAddress } from '../absolute-address.ts';
import type { Body } from '../render-body.ts';
import { excerpt } from './excerpt.ts';

/**
 * A related article: its id and its page. Without its title, since clients that keep a copy would not learn of a new
 * title.
 */
export interface RelatedArticle {
  readonly id: string;
  readonly slug: string;
  readonly url: string;
}

/** The input for rendering an article. */
export interface RenderContext {
  readonly publication: Publication;
  /** The article with an id; undefined if the edition has none. */
  readonly related: (id: string) => RelatedArticle | undefined;
  readonly body: Body;
}

/** A name with an optional address. */
export interface NamedLink {
  readonly name: string;
  readonly url: string | undefined;
}

/** A name with the slug of its facet value. */
interface FacetLink extends NamedLink {
  readonly slug: string;
}

/**
 * The data of an item for all formats: texts are on one line and not escaped, without characters that XML 1.0 forbids;
 * addresses are absolute.
 */
export interface FeedItem {
  readonly id: string;
  /** The id, or a `tag:` URI that is made of it: Atom requires a URI (RFC 4287 §4.2.6). */
  readonly uri: string;
  readonly link: string;
  /** Empty if the article has none. */
  readonly title: string;
  /** The title, or else the first words of the text. */
  readonly name: string;
  /** Seconds since the epoch. */
  readonly updated: number;
  readonly published: number;
  readonly authors: readonly FacetLink[];
  readonly tags: readonly Value[];
  /** The scheme (RFC 4287 §4.2.2.2) that distinguishes our tags from tags of the same name elsewhere. */
  readonly tagScheme: string;
  readonly language: string;
  /** Whether the article's language differs from the publication's. */
  readonly foreign: boolean;
  /** Address of the original, if that is another page. */
  readonly original: string | undefined;
  readonly source: FacetLink | undefined;
  readonly location: string | undefined;
  readonly rights: string | undefined;
  readonly image: Image | undefined;
  readonly attachments: readonly Attachment[];
  readonly episode: Episode | undefined;
  readonly related: readonly RelatedArticle[];
  readonly inferred: Readonly<Partial<Record<Field, Inference>>>;
  readonly summary: string;
}

/** The address that feeds link to: the article's page here, or the permalink of a mounted post. */
export function pageUrlOf(article: Article, publication: Publication): string {
  const own = `${publication.url}/articles/${encodeURIComponent(article.slug)}`;
  return absoluteAddress(article.link, { base: publication.url }) ?? own;
}

/** The bases of addresses in an article's text and fields: in a mounted post those of its site. */
export function addressBaseOf(article: Article, publication: Publication): AddressBase {
  if (article.base !== undefined) return { base: article.base };
  return { base: pageUrlOf(article, publication), root: publication.url };
}

/**
 * An id that is a URI as it is, and another one as a `tag:` URI (RFC 4151 §2.1). The host is that in the feed's own id,
 * which stays when the publication moves, and the year is always the same, so that the URI never changes.
 */
function uriOf(id: string, { id: feedId = '', url }: Publication): string {
  if (isUri(id)) return id;
  const [, host = new URL(url).hostname] = /^(?:https?:\/\/|tag:)([\w.@-]+)[,:/]/i.exec(feedId) ?? [];
  return `tag:${host},2026:${encodeURIComponent(id)}`;
}

function facetLinkOf({ slug, name, url }: Author | (Source & Value), base: string): FacetLink {
  return { slug, name: oneLine(name), url: absoluteAddress(url, { base }) };
}

/** A record with each of its texts on one line. */
function onOneLine<T extends object>(record: T): T {
  const entries = Object.entries(record).map(([key, value]) => [
    key,
    typeof value === 'string' ? oneLine(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

function imageOf({ image }: Article, base: AddressBase): Image | undefined {
  const url = absoluteAddress(image?.url, base);
  return image && url !== undefined ? onOneLine({ ...image, url }) : undefined;
}

function attachmentsOf({ attachments }: Article, base: AddressBase): Attachment[] {
  return attachments.flatMap((attachment) => {
    const url = absoluteAddress(attachment.url, base);
    if (url === undefined) return [];
    const { duration } = attachment;
    // Some readers refuse the whole feed if a duration has fractions of a second.
    return [
      onOneLine({
        ...attachment,
        url,
        ...(duration === undefined ? {} : { duration: Math.round(duration) }),
      }),
    ];
  });
}

/** The episode with absolute addresses. What leads nowhere is left out. */
function episodeOf({ episode }: Article, base: AddressBase): Episode | undefined {
  if (episode === undefined) return undefined;
  const { people = [], transcripts = [], chapters, ...numbers } = episode;
  const absolute = <K extends string>(key: K, url: string | undefined) => {
    const address = absoluteAddress(url, base);
    return (address === undefined ? {} : { [key]: address }) as { readonly [Key in K]?: string };
  };
  return {
    ...numbers,
    ...(people.length > 0 && {
      people: people.map(({ url, image, ...person }) =>
        onOneLine({ ...person, ...absolute('url', url), ...absolute('image', image) }),
      ),
    }),
    ...(transcripts.length > 0 && {
      transcripts: transcripts.map((file) => ({ ...file, url: absoluteAddress(file.url, base) ?? file.url })),
    }),
    ...absolute('chapters', chapters),
  };
}

/** The item for an article, the same for all three formats. */
export function feedItemOf(article: Article, { publication, related, body }: RenderContext): FeedItem {
  const link = pageUrlOf(article, publication);
  const base = addressBaseOf(article, publication);
  const title = oneLine(article.title);
  const original = absoluteAddress(article.url, base);
  // Formats require a summary: without text it is the title, and without a title the slug.
  const summary = oneLine(article.summary ?? '') || excerpt(body) || title || article.slug;
  const id = dropForbidden(article.id);
  return {
    id,
    uri: uriOf(id, publication),
    link,
    title,
    name: title || opening(summary),
    updated: article.updated,
    published: article.published,
    authors: article.authors.map((author) => facetLinkOf(author, link)).filter(({ name }) => name !== ''),
    tags: article.tags.map(({ slug, label }) => ({ slug, label: oneLine(label) || slug })),
    tagScheme: `${publication.url}/tags/`,
    language: article.language,
    foreign: article.language !== publication.language,
    original: original === link ? undefined : original,
    source: article.source && facetLinkOf(article.source, link),
    location: oneLine(article.location ?? '') || undefined,
    rights: oneLine(article.rights ?? '') || undefined,
    image: imageOf(article, base),
    attachments: attachmentsOf(article, base),
    episode: episodeOf(article, base),
    related: article.related.map(related).filter((known) => known !== undefined),
    inferred: Object.fromEntries(
      Object.entries(article.inferred).map(([field, inference]) => [field, onOneLine(inference)]),
    ),
    summary,
  };
}
