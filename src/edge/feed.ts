import { formatAddress, formats } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import type { Format } from '../edition/fragment.ts';
import type { Query } from '../edition/query.ts';
import { newestArchive } from './archive.ts';
import { startOf } from './bound.ts';
import { formatCursor } from './cursor.ts';
import { documentDraft, linkTo, type Sync } from './document.ts';
import { match, membersOf, newestVisible, ordinalsChanged, select } from './select.ts';
import type { Service } from './service.ts';
import { isListed } from './values.ts';
import { fetchesBeside, type WordPostings } from './words.ts';

/** The feed of a query in a format, at a moment (seconds since the epoch). */
export function feed(service: Service, query: Query, format: Format, words: WordPostings, now: number) {
  const { edition } = service;
  const { meta } = edition;
  const limits = { articles: query.limit ?? meta.pageSize, fetches: fetchesBeside(edition, words) };
  const selection = select(edition, query, now, limits, words);
  const { before, ...first } = query;
  const link = (rel: string, target: Query, as = format) => linkTo(edition, rel, formatAddress(target, as), as);
  const links = [
    link('self', query),
    link('first', first),
    ...(selection.next ? [link('next', { ...query, before: formatCursor(selection.next) })] : []),
    ...(isListed(query) ? meta.hubs.map((href) => ({ rel: 'hub', href })) : []),
    ...(formatAddress(query) === '/' ? newestArchive(edition, format, now) : []),
  ];
  const otherFormats = formats.filter((other) => other !== format);
  return documentDraft(service, {
    query,
    format,
    selection,
    links,
    furtherLinks: [
      { rel: 'alternate', href: edition.url + formatAddress(query), type: 'text/html' },
      ...otherFormats.map((other) => link('alternate', query, other)),
    ],
    sync: before === undefined ? syncOf(edition, query, now, words) : undefined,
  });
}

/** Seconds by which the ledger may be ahead of the clock, because no two builds have the same moment. */
const mostAhead = 86_400;

/**
 * The sync data of a query; undefined without `changed-since`. Withdrawn are the articles that were taken
 * back since then, and those that changed since then and do not match the query any more; none if
 * `changed-since` is before the publication began.
 */
function syncOf(edition: Edition, query: Query, now: number, words: WordPostings): Sync | undefined {
  const { changedSince, ...lasting } = query;
  if (changedSince === undefined) return undefined;
  const { published, meta } = edition;
  // Later editions have later moments than the ledger's last, whenever they are deployed. Scheduled articles
  // come later, too.
  const ahead = published[newestVisible(edition, now) + 1] ?? Number.POSITIVE_INFINITY;
  const next = Math.min(meta.lastChanged + 1, ahead);
  const moment = startOf(changedSince, meta.zone, now);
  if (moment < meta.founded - mostAhead) return { withdrawn: [], next };
  return {
    withdrawn: [...takenBack(edition, moment, now), ...gone(edition, lasting, moment, now, words)],
    next,
  };
}

function* takenBack({ withdrawn }: Edition, moment: number, now: number): Generator<string> {
  const { times, ids } = withdrawn;
  for (let i = ids.count - 1; i >= 0 && (times[2 * i] as number) >= moment; i--)
    if (now < (times[2 * i + 1] as number)) yield ids.at(i);
}

/** Visible articles that changed and do not match a query. */
function* gone(edition: Edition, query: Query, moment: number, now: number, words: WordPostings) {
  const newest = newestVisible(edition, now);
  const isMember = membersOf(match(edition, query, now, words).walk, edition.count);
  for (const ordinal of ordinalsChanged(edition, moment))
    if (ordinal <= newest && !isMember(ordinal)) yield edition.ids.at(ordinal);
}
