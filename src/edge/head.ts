import { formatAddress, formatSelection } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import type { Slot } from '../edition/envelope.ts';
import type { Format } from '../edition/fragment.ts';
import type { Query } from '../edition/query.ts';
import { formatHttpDate, formatMoment } from '../text/date.ts';
import { escapeAttribute, escapeJson, escapePlain } from '../text/escape.ts';
import type { Sync } from './sync.ts';
import { titleOf } from './title.ts';

/** A link of a feed to another document, addresses absolute. */
export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** What is said of a feed before its first article. */
export interface Heading {
  readonly query: Query;
  /** Seconds since the epoch: the newest change of what the answer holds. */
  readonly updated: number;
  readonly links: readonly Link[];
  /** Whether the document is an archive (RFC 5005 §4). */
  readonly archive?: boolean;
  /** What a syncing app is told. */
  readonly sync?: Sync;
}

const historyNamespace = 'http://purl.org/syndication/history/1.0';

/** Fills the envelope of a format. */
export function head(edition: Edition, format: Format, heading: Heading): string {
  const { meta } = edition;
  const { query, updated } = heading;
  const escape = { rss: escapePlain, atom: escapeAttribute, json: escapeJson }[format];
  const id = `https://${meta.host}${formatSelection(query)}`;
  const values: Record<Slot, string> = {
    title: escape(titleOf(edition, query)),
    // RSS 2.0 wants a description that says something.
    description: escape(meta.description || meta.title),
    home: escape(meta.origin + formatAddress(query)),
    id: escape(id),
    updated: format === 'rss' ? formatHttpDate(updated) : formatMoment(updated),
    links:
      format === 'json' ? members(id, heading) : elements(format === 'rss' ? 'atom:link' : 'link', heading),
  };
  return meta.envelopes[format].head
    .map((piece) => (typeof piece === 'string' ? piece : values[piece.slot]))
    .join('');
}

function elements(name: string, { links, archive }: Heading): string {
  const written = links.map(({ rel, href, type }) => {
    const typed = type === undefined ? '' : ` type="${type}"`;
    return `<${name} rel="${rel}"${typed} href="${escapeAttribute(href)}"/>`;
  });
  if (archive) written.push(`<fh:archive xmlns:fh="${historyNamespace}"/>`);
  return written.join('');
}

/**
 * The links that JSON Feed 1.1 has members for, and the extension `_dateline`: the selection's `id`, `updated`, the
 * archive links of RFC 5005 by relation, and with `changed-since` the
 * ids `withdrawn` since then, and `next_changed_since`.
 */
function members(id: string, { links, updated, archive, sync }: Heading): string {
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
