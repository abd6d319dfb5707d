import type { Edition } from '../edition/edition.ts';
import { Hasher } from '../edition/hash.ts';
import { digestOfVersions } from '../edition/listing.ts';
import type { Query } from '../edition/query.ts';
import { dayAt, startOfDay } from '../edition/zone.ts';
import { formatHttpDate } from '../text/date.ts';
import { hasRelativeBound } from './bound.ts';
import { newestVisible } from './select.ts';

/** Seconds for which an answer is fresh, may be stale while fetched again, may replace an error. */
const fresh = 300;
const revalidating = 600;
const failing = 86_400;

/**
 * `Cache-Control` of a feed, a document or a page (RFC 9111 §5.2.2, RFC 5861): fresh for five minutes, and
 * neither fresh nor stale beyond the next moment at which the answer changes by itself.
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

/** The moment until which `Cache-Control` stays the same; not after `now` if a change is near. */
export function constantUntil(edition: Edition, query: Query | undefined, now: number): number {
  return nextChange(edition, query, now) - fresh - failing;
}

/** The next moment after `now` at which an answer changes by itself; Infinity if there is none. */
function nextChange(edition: Edition, query: Query | undefined, now: number): number {
  const next = edition.published[newestVisible(edition, now) + 1] ?? Number.POSITIVE_INFINITY;
  const { zone } = edition.meta;
  return query && hasRelativeBound(query) ? Math.min(next, startOfDay(zone, dayAt(zone, now) + 1)) : next;
}

/** The validators of an answer (RFC 9110 §8.8). */
export interface Validators {
  readonly etag: string;
  /** An HTTP date; absent if the date is in the future, which §8.8.2.1 forbids. */
  readonly lastModified?: string;
  /** Whether no earlier answer had that date, so that `If-Modified-Since` may be answered with 304. */
  readonly isDateUnique: boolean;
}

/**
 * A weak entity tag (RFC 9110 §8.8.3): a digest of the text around the articles and of the articles'
 * versions. It is the same in every encoding, and in every edition that gives the same answer.
 */
export function entityTag(edition: Edition, text: string, ordinals: readonly number[]): string {
  return `W/"${digestOfVersions(new Hasher().string(text), ordinals, edition)}"`;
}

/** The entity tag of a document that depends on the edition and on its visible articles only. */
export function editionTag(edition: Edition, now: number): string {
  return entityTag(edition, `${edition.meta.digest} ${newestVisible(edition, now)}`, []);
}

/**
 * When an answer last changed, seconds since the epoch: at the last change in the ledger, when the newest
 * article became visible, or at the last midnight if a bound is relative. It may be later than the last real
 * change but never earlier: a client that sends only a date must not miss a change.
 */
export function lastChange(edition: Edition, query: Query | undefined, now: number): number {
  const newest = newestVisible(edition, now);
  const { lastChanged, zone } = edition.meta;
  const moments = [lastChanged];
  if (newest >= 0) moments.push(edition.published[newest] as number);
  if (query && hasRelativeBound(query)) moments.push(startOfDay(zone, dayAt(zone, now)));
  return Math.max(...moments);
}

/**
 * The validators of an answer with an entity tag. The ledger never has the same moment twice. But in an
 * earlier edition the same moment can be one at which an article became visible or a day began; such a date
 * identifies no answer.
 */
export function validatorsOf(edition: Edition, query: Query | undefined, etag: string, now: number) {
  const change = lastChange(edition, query, now);
  const { lastChanged, zone } = edition.meta;
  const dayBegan = query && hasRelativeBound(query) && startOfDay(zone, dayAt(zone, now)) >= lastChanged;
  return {
    etag,
    ...(change <= now && { lastModified: formatHttpDate(change) }),
    isDateUnique: change === lastChanged && change <= now && !dayBegan,
  };
}

/** Whether a client already has this answer (RFC 9110 §13.2.2: `If-None-Match` takes precedence). */
export function isCurrent(request: Headers, { etag, lastModified, isDateUnique }: Validators): boolean {
  const tags = request.get('If-None-Match');
  if (tags === null) return isDateUnique && request.get('If-Modified-Since')?.trim() === lastModified;
  if (tags === etag || tags.trim() === '*') return true;
  // Weak comparison, §8.8.3.2: only the opaque tags are compared.
  const opaque = etag.replace(/^W\//, '');
  return (tags.match(/"[^"]*"/g) as string[] | null)?.includes(opaque) ?? false;
}
