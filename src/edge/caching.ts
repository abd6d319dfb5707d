import type { Edition } from '../edition/edition.ts';
import type { Query } from '../edition/query.ts';
import { dayAt, startOfDay } from '../edition/zone.ts';
import { moves } from './bound.ts';
import { newestVisible } from './select.ts';

/** Seconds: for how long an answer is fresh, may be shown while a new one is fetched, and may stand in for an error. */
const fresh = 300;
const revalidating = 600;
const failing = 86_400;

/**
 * `Cache-Control` of a feed, a document or a page (RFC 9111 §5.2.2, RFC 5861): fresh for five minutes, or until the next
 * article's time comes or a moving bound moves; shown stale never beyond that moment.
 */
export function cacheControl(edition: Edition, query: Query | undefined, now: number): string {
  const left = nextChange(edition, query, now) - now;
  const maxAge = Math.min(fresh, left);
  const stale = Math.min(revalidating, left - maxAge);
  const directives = ['public', `max-age=${maxAge}`];
  if (stale > 0) directives.push(`stale-while-revalidate=${stale}`);
  if (left > fresh) directives.push(`stale-if-error=${Math.min(failing, left - maxAge)}`);
  return directives.join(', ');
}

/** Until when exactly the same `Cache-Control` holds; not beyond now where a change is near. */
export function heldUntil(edition: Edition, query: Query | undefined, now: number): number {
  return nextChange(edition, query, now) - fresh - failing;
}

/** The next moment, after now, at which an answer changes by itself; Infinity where there is none. */
function nextChange(edition: Edition, query: Query | undefined, now: number): number {
  const next = edition.published[newestVisible(edition, now) + 1] ?? Number.POSITIVE_INFINITY;
  const { zone } = edition.meta;
  return query && moves(query) ? Math.min(next, startOfDay(zone, dayAt(zone, now) + 1)) : next;
}
