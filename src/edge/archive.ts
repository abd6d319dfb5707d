import { type ArchivePlace, formatAddress, formatPath, mediaTypes } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import type { Format } from '../edition/fragment.ts';
import { maxBytes } from '../edition/page.ts';
import { everything, type Query } from '../edition/query.ts';
import { dayAt, monthOf } from '../edition/zone.ts';
import type { Draft } from './answer.ts';
import { endOf, startOf } from './bound.ts';
import { type Cursor, formatCursor, readCursor } from './cursor.ts';
import { draftOf } from './document.ts';
import type { Link } from './head.ts';
import { notFound } from './problem.ts';
import { refuseParameters } from './query.ts';
import { countBelow, newestVisible, positionOf, select } from './select.ts';
import type { Site } from './site.ts';

const room = { articles: 100, bytes: maxBytes };

/**
 * An archive document (RFC 5005 §4): the articles of a month from the newest down; where they are many, from the newest
 * below a cursor. A walk that follows `prev-archive` goes on right below the last article it saw, whatever was added,
 * redated or taken back meanwhile, and so meets every article that was left alone. A month without articles answers too,
 * since a walk may be on its way to it.
 */
export function archive(site: Site, place: ArchivePlace, search: URLSearchParams, now: number): Draft {
  const { edition } = site;
  const { format, month, part } = place;
  const selector = { by: 'period', period: month } as const;
  refuseParameters(search, formatPath({ kind: 'selection', selector, format }));
  if (part !== undefined && !readCursor(part))
    throw notFound(`The archive of ${month} has no part “${part}”.`);
  const selection = select(edition, queryOf(month, part), now, room);
  const older = selection.next
    ? { month, part: formatCursor(selection.next) }
    : monthBefore(edition, month, now);
  const newer =
    part === undefined ? lastPartAfter(edition, month, now) : partAfter(edition, month, part, now);
  const link = (rel: string, href: string): Link => ({
    rel,
    href: edition.meta.origin + href,
    type: mediaTypes[format],
  });
  const links = [link('self', formatPath(place)), link('current', formatAddress(everything, format))];
  if (older) links.push(link('prev-archive', formatPath({ kind: 'archive', format, ...older })));
  if (newer) links.push(link('next-archive', formatPath({ kind: 'archive', format, ...newer })));
  return draftOf(site, { query: everything, format, selection, links, archive: true });
}

/** A month's archive, or where a part of it begins. */
interface Part {
  readonly month: string;
  readonly part?: string;
}

function queryOf(month: string, part: string | undefined): Query {
  return { ...everything, since: [month], until: [month], ...(part !== undefined && { before: part }) };
}

function monthBefore(edition: Edition, month: string, now: number): Part | undefined {
  const start = startOf(month, edition.meta.zone, now);
  const ordinal = Math.min(countBelow(edition.published, start) - 1, newestVisible(edition, now));
  return ordinal < 0 ? undefined : { month: monthAt(edition, ordinal) };
}

/** The oldest part of the next month that has articles. */
function lastPartAfter(edition: Edition, month: string, now: number): Part | undefined {
  const ordinal = countBelow(edition.published, endOf(month, edition.meta.zone, now));
  if (ordinal > newestVisible(edition, now)) return undefined;
  return partsOf(edition, monthAt(edition, ordinal), now).at(-1);
}

/** Of the same month, the part that holds the article right above a cursor. */
function partAfter(edition: Edition, month: string, part: string, now: number): Part | undefined {
  const position = (mark: string) => positionOf(edition, readCursor(mark) as Cursor);
  return partsOf(edition, month, now).findLast(
    (p) => p.part === undefined || position(p.part) > position(part),
  );
}

/** A month's parts as they are now, from the newest. */
function partsOf(edition: Edition, month: string, now: number): Part[] {
  const parts: Part[] = [{ month }];
  for (;;) {
    const { next } = select(edition, queryOf(month, parts.at(-1)?.part), now, room);
    if (!next) return parts;
    parts.push({ month, part: formatCursor(next) });
  }
}

function monthAt(edition: Edition, ordinal: number): string {
  return monthOf(dayAt(edition.meta.zone, edition.published[ordinal] as number));
}

/** The link from the feed of everything to the newest archive document. */
export function newestArchive(edition: Edition, format: Format, now: number): Link[] {
  const newest = newestVisible(edition, now);
  if (newest < 0) return [];
  const path = formatPath({ kind: 'archive', month: monthAt(edition, newest), format });
  return [{ rel: 'prev-archive', href: edition.meta.origin + path, type: mediaTypes[format] }];
}
