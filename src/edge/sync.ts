import type { Edition } from '../edition/edition.ts';
import type { Query } from '../edition/query.ts';
import { startOf } from './bound.ts';
import { match, membersOf, newestVisible, ordinalsChanged } from './select.ts';
import type { WordPostings } from './words.ts';

/** Seconds by which the ledger may be ahead of the clock, because no two builds have the same moment. */
const mostAhead = 86_400;

/** The data for apps that sync by `changed-since`; on the first page only. */
export interface Sync {
  /** Ids of articles that the app is to remove. */
  readonly withdrawn: readonly string[];
  /** The value of `changed-since` for the next sync, seconds since the epoch. */
  readonly next: number;
}

/**
 * The sync data of a query; undefined without `changed-since`. Withdrawn are the articles that were taken
 * back since then, and those that changed since then and do not match the query any more; none if
 * `changed-since` is before the publication began.
 */
export function syncOf(edition: Edition, query: Query, now: number, words: WordPostings): Sync | undefined {
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
