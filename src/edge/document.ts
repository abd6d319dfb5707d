import { formatAddress, formatSelection, mediaTypes } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import { type Format, partsOf, type Slot } from '../edition/fragment.ts';
import type { Query } from '../edition/query.ts';
import { formatHttpDate, formatMoment } from '../text/date.ts';
import { escapeAttribute, escapeJson, escapePlain } from '../text/escape.ts';
import type { Draft, WebLink } from './answer.ts';
import { assemble } from './assemble.ts';
import { entityTag } from './caching.ts';
import type { Selection } from './select.ts';
import type { Service } from './service.ts';
import { readArticles } from './shards.ts';
import { feedTitle } from './title.ts';

/** The data for apps that sync by `changed-since`; on the first page only. */
export interface Sync {
  /** Ids of articles that the app is to remove. */
  readonly withdrawn: readonly string[];
  /** The value of `changed-since` for the next sync, seconds since the epoch. */
  readonly next: number;
}

/** The input of a feed document. */
interface FeedDocument {
  /** The query of the feed that the document belongs to. */
  readonly query: Query;
  readonly format: Format;
  readonly selection: Selection;
  /** Links in the document and in the `Link` header. */
  readonly links: readonly WebLink[];
  /** Links in the `Link` header only. */
  readonly furtherLinks?: readonly WebLink[];
  /** Whether this is an archive document (RFC 5005 §4). */
  readonly archive?: boolean;
  readonly sync?: Sync | undefined;
}

/** A feed document as a draft: its head is written, and its articles are not read yet. */
export function documentDraft(service: Service, document: FeedDocument): Draft {
  const { query, format, selection, links, furtherLinks = [] } = document;
  const { edition } = service;
  const { ordinals, own } = selection;
  const dates = ordinals.map((ordinal) => edition.updated[ordinal] as number);
  const updated = dates.length === 0 ? edition.meta.founded : Math.max(...dates);
  const head = writeHead(edition, document, updated);
  const extent = query.content ?? edition.meta.content;
  return {
    type: `${mediaTypes[format]}; charset=utf-8`,
    etag: entityTag(edition, extent + head, ordinals),
    query,
    links: [...links, ...furtherLinks],
    bytes: async () => {
      const articles = await readArticles(service, ordinals, extent, partsOf(format, extent), own);
      return assemble(format, extent, articles, { ...edition.meta.envelopes[format], head });
    },
  };
}

/** A link from a feed to another document in the same format or another. */
export function linkTo({ url }: Edition, rel: string, path: string, format: Format): WebLink {
  return { rel, href: url + path, type: mediaTypes[format] };
}

const historyNamespace = 'http://purl.org/syndication/history/1.0';

/** The document up to its first article: the head of the envelope with its slots filled. */
function writeHead(edition: Edition, document: FeedDocument, updated: number): string {
  const { meta } = edition;
  const { query, format } = document;
  const escape = format === 'json' ? escapeJson : escapePlain;
  const escapeAddress = format === 'json' ? escapeJson : escapeAttribute;
  const id = feedId(edition, query);
  const values: Record<Slot, string> = {
    title: escape(feedTitle(edition, query)),
    // RSS 2.0 requires a description that is not empty.
    description: escape(meta.description || meta.title),
    home: escapeAddress(edition.url + formatAddress(query)),
    id: escapeAddress(id),
    updated: format === 'rss' ? formatHttpDate(updated) : formatMoment(updated),
    show: (format === 'rss' && formatSelection(query) === '/' && meta.show) || '',
    links: format === 'json' ? members(id, document, updated) : elements(document),
  };
  return meta.envelopes[format].head.map((piece) => (typeof piece === 'string' ? piece : values[piece.slot])).join('');
}

/** The id of a selection: the same on all its pages, in all formats and at any address. */
function feedId({ meta }: Edition, query: Query): string {
  const { id = `https://${meta.host}/` } = meta;
  const selection = formatSelection(query);
  return selection === '/' ? id : id.replace(/\/$/, '') + selection;
}

function elements({ format, links, archive }: FeedDocument): string {
  const name = format === 'rss' ? 'atom:link' : 'link';
  const written = links.map(({ rel, href, type }) => {
    const typed = type === undefined ? '' : ` type="${type}"`;
    return `<${name} rel="${rel}"${typed} href="${escapeAttribute(href)}"/>`;
  });
  if (archive) written.push(`<fh:archive xmlns:fh="${historyNamespace}"/>`);
  return written.join('');
}

/**
 * The links that JSON Feed 1.1 has members for, and the extension `_dateline`: `id` and `updated` of the
 * feed, the archive links of RFC 5005 and, with `changed-since`, the sync data.
 */
function members(id: string, { links, archive, sync }: FeedDocument, updated: number): string {
  const href = (rel: string) => links.find((link) => link.rel === rel)?.href;
  const hubs = links.filter((link) => link.rel === 'hub').map((link) => ({ type: 'WebSub', url: link.href }));
  const object = {
    feed_url: href('first') ?? href('current'),
    next_url: href('next'),
    hubs: hubs.length > 0 ? hubs : undefined,
    _dateline: {
      id,
      updated: formatMoment(updated),
      archive,
      current: href('current'),
      prev_archive: href('prev-archive'),
      next_archive: href('next-archive'),
      withdrawn: sync?.withdrawn,
      next_changed_since: sync && formatMoment(sync.next),
    },
  };
  return `${JSON.stringify(object).slice(1, -1)},`;
}
