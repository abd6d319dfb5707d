import { type ArchiveResource, formatAddress, formatPath } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import type { Format } from '../edition/fragment.ts';
import { queryOfPeriod } from '../edition/listing.ts';
import { everything, type Query } from '../edition/query.ts';
import { dayAt, monthOf } from '../edition/zone.ts';
import type { Draft, WebLink } from './answer.ts';
import { endOf, startOf } from './bound.ts';
import { type Cursor, formatCursor, readCursor } from './cursor.ts';
import { documentDraft, linkTo } from './document.ts';
import { notFound } from './problem.ts';
import { refuseParameters } from './query.ts';
import { countBelow, newestVisible, positionOf, select } from './select.ts';
import type { Service } from './service.ts';

const limits = { articles: 100 };

/**
 * An archive document (RFC 5005 §4): the articles of a month, newest first; a long month has several parts,
 * each of which begins after a cursor. A client that follows `prev-archive` continues after the last article
 * it got, whatever is added, redated or taken back meanwhile, and so gets every article that does not change.
 * A month without articles has a document too, because a client may be about to fetch it. Throws ProblemError
 * for parameters and unknown parts.
 */
export function archive(service: Service, at: ArchiveResource, search: URLSearchParams, now: number): Draft {
  const { edition } = service;
  const { format, month, part } = at;
  const selector = { by: 'period', period: month } as const;
  refuseParameters(search, edition.basePath + formatPath({ kind: 'selection', selector, format }));
  if (part !== undefined && !readCursor(part)) throw notFound(`The archive of ${month} has no part “${part}”.`);
  const selection = select(edition, queryOf(month, part), now, limits);
  const older = selection.next ? { month, part: formatCursor(selection.next) } : monthBefore(edition, month, now);
  const newer = part === undefined ? lastPartAfter(edition, month, now) : partAfter(edition, month, part, now);
  const link = (rel: string, path: string) => linkTo(edition, rel, path, format);
  const links = [link('self', formatPath(at)), link('current', formatAddress(everything, format))];
  if (older) links.push(link('prev-archive', formatPath({ kind: 'archive', format, ...older })));
  if (newer) links.push(link('next-archive', formatPath({ kind: 'archive', format, ...newer })));
  return documentDraft(service, { query: everything, format, selection, links, archive: true });
}

/** A part of a month's archive: the newest, or the one after the cursor `part`. */
interface ArchivePart {
  readonly month: string;
  readonly part?: string;
}

function queryOf(month: string, part: string | undefined): Query {
  return { ...queryOfPeriod(month), ...(part !== undefined && { before: part }) };
}

function monthBefore(edition: Edition, month: string, now: number): ArchivePart | undefined {
  const start = startOf(month, edition.meta.zone, now);
  const ordinal = Math.min(countBelow(edition.published, start) - 1, newestVisible(edition, now));
  return ordinal < 0 ? undefined : { month: monthAt(edition, ordinal) };
}

/** The oldest part of the next month that has articles. */
function lastPartAfter(edition: Edition, month: string, now: number): ArchivePart | undefined {
  const ordinal = countBelow(edition.published, endOf(month, edition.meta.zone, now));
  if (ordinal > newestVisible(edition, now)) return undefined;
  return partsOf(edition, monthAt(edition, ordinal), now).at(-1);
}

/** The part of the same month that contains the article before a cursor. */
function partAfter(edition: Edition, month: string, part: string, now: number): ArchivePart | undefined {
  const position = (cursor: string) => positionOf(edition, readCursor(cursor) as Cursor);
  return partsOf(edition, month, now).findLast((p) => p.part === undefined || position(p.part) > position(part));
}

/** The current parts of a month, newest first. */
function partsOf(edition: Edition, month: string, now: number): ArchivePart[] {
  const parts: ArchivePart[] = [{ month }];
  for (;;) {
    const { next } = select(edition, queryOf(month, parts.at(-1)?.part), now, limits);
    if (!next) return parts;
    parts.push({ month, part: formatCursor(next) });
  }
}

function monthAt(edition: Edition, ordinal: number): string {
  return monthOf(dayAt(edition.meta.zone, edition.published[ordinal] as number));
}

/** The link from the feed of everything to the newest archive document. */
export function newestArchive(edition: Edition, format: Format, now: number): WebLink[] {
  const newest = newestVisible(edition, now);
  if (newest < 0) return [];
  const path = formatPath({ kind: 'archive', month: monthAt(edition, newest), format });
  return [linkTo(edition, 'prev-archive', path, format)];
}
