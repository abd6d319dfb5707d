import type { Edition } from '../edition/edition.ts';
import { formatHash, Hasher } from '../edition/hash.ts';
import type { Query } from '../edition/query.ts';
import { dayAt, startOfDay } from '../edition/zone.ts';
import { formatHttpDate } from '../text/date.ts';
import { moves } from './bound.ts';
import { newestVisible } from './select.ts';

/** What an answer can be recognised by. */
export interface Validators {
  readonly etag: string;
  /** An HTTP date; absent while it is still to come, which it must not be (RFC 9110 §8.8.2.1). */
  readonly lastModified?: string;
  /** Whether that date was never an earlier answer's. */
  readonly dated: boolean;
}

/**
 * A weak entity tag (RFC 9110 §8.8.3): a digest of what stands around the articles and of the articles' versions. It is
 * the same in every encoding, and in every edition that would give this answer.
 */
export function entityTag(edition: Edition, text: string, ordinals: readonly number[]): string {
  const hasher = new Hasher().string(text);
  const { keys, versions } = edition;
  for (const ordinal of ordinals) {
    for (const words of [keys, versions]) {
      hasher.number(words[2 * ordinal] as number).number(words[2 * ordinal + 1] as number);
    }
  }
  return `W/"${formatHash(hasher.digest())}"`;
}

/**
 * When an answer last changed, seconds since the epoch: with any change that the ledger knows, when the newest article's
 * time came, or where a bound that moves with the clock last moved. Coarser than the entity tag on purpose: a client that sends only a date
 * must never be told that what changed has not.
 */
export function lastChange(edition: Edition, query: Query | undefined, now: number): number {
  const newest = newestVisible(edition, now);
  const { lastChanged, zone } = edition.meta;
  const moments = [lastChanged];
  if (newest >= 0) moments.push(edition.published[newest] as number);
  if (query && moves(query)) moments.push(startOfDay(zone, dayAt(zone, now)));
  return Math.max(...moments);
}

/**
 * The validators of an answer with an entity tag. The ledger bears no moment twice; but it may be one at which, before, an
 * article's time came or a day began, seen in the edition before: such a date recognises nothing.
 */
export function validatorsOf(
  edition: Edition,
  query: Query | undefined,
  etag: string,
  now: number,
): Validators {
  const change = lastChange(edition, query, now);
  const { lastChanged, zone } = edition.meta;
  const turned = query && moves(query) && startOfDay(zone, dayAt(zone, now)) >= lastChanged;
  return {
    etag,
    ...(change <= now && { lastModified: formatHttpDate(change) }),
    dated: change === lastChanged && change <= now && !turned,
  };
}

/** Whether a conditional request's client has this answer already (RFC 9110 §13.2.2: the entity tag decides where there is one). */
export function isCurrent(request: Headers, { etag, lastModified, dated }: Validators): boolean {
  const tags = request.get('If-None-Match');
  if (tags === null) return dated && request.get('If-Modified-Since')?.trim() === lastModified;
  if (tags === etag || tags.trim() === '*') return true;
  // Weak comparison, §8.8.3.2: the opaque tags are the same, whether weak or not.
  const opaque = etag.replace(/^W\//, '');
  return (tags.match(/"[^"]*"/g) as string[] | null)?.includes(opaque) ?? false;
}
