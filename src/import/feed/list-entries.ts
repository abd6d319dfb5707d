import type { Problem } from '../../article/problem.ts';
import type { Origin } from '../reader.ts';
import { baseOfEntry, resolverFor } from './addresses.ts';
import { pageOfEntry } from './candidate-of-entry.ts';
import { given } from './entry.ts';
import { parseFeed } from './feed.ts';
import { findDates, findLanguage, findText } from './feed-fields.ts';

/** The values by which readers recognise and sort an entry of a feed. */
export interface ListedEntry {
  /** As stated. Readers take the link of an entry without an id for its id. */
  readonly id?: string;
  /** Absolute, where the feed states a base. */
  readonly link?: string;
  /** Plain text on one line. */
  readonly title?: string;
  /** The stated day or RFC 3339 date-time of publication. */
  readonly published?: string;
}

/**
 * Lists the entries of a feed in their order, without their texts, and the problems of the whole file. Throws `Refusal`
 * if it is no feed or has no entries.
 */
export function listEntries(
  bytes: Uint8Array,
  origin: Origin,
): { readonly entries: readonly ListedEntry[]; readonly problems: readonly Problem[] } {
  const { channel, posts, problems } = parseFeed(bytes, origin);
  const entries = posts.map((entry) => {
    const link = pageOfEntry(entry, false, resolverFor(baseOfEntry(entry, channel, origin)))?.value;
    const { published } = findDates(entry, findLanguage(entry, channel, undefined, '')?.value);
    return given({
      id: entry.id ?? link,
      link,
      title: findText(entry.titles)?.value,
      published: published?.inferred ? undefined : published?.value,
    });
  });
  return { entries, problems };
}
