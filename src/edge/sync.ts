import type { Edition } from '../edition/edition.ts';
import type { Query } from '../edition/query.ts';
import { startOf } from './bound.ts';
import { match, membersOf, newestVisible, ordinalsChanged } from './select.ts';
import type { WordPostings } from './words.ts';

/** Seconds by which moments of the ledger may run ahead of the clock, since no two builds bear the same. */
const hasty = 86_400;

/** What an app that syncs by `changed-since` is told beside the articles; on the first page alone. */
export interface Sync {
  /** Ids that its store is to drop. */
  readonly withdrawn: readonly string[];
  /** The `changed-since` to ask with next, seconds since the epoch. */
  readonly next: number;
}

/**
 * What a syncing app drops, and how it goes on; undefined where a query does not ask for changes.
 *
 * Dropped is what was taken back since then, and what changed since then and is not what the query asks for any more. An
 * app that asks for all since before the publication began has nothing to drop.
 */
export function syncOf(edition: Edition, query: Query, now: number, words: WordPostings): Sync | undefined {
  const { changedSince, ...lasting } = query;
  if (changedSince === undefined) return undefined;
  const { published, meta } = edition;
  // Later editions bear later moments than the ledger's last, whenever they are put in place; what is not out yet comes later, too.
  const ahead = published[newestVisible(edition, now) + 1] ?? Number.POSITIVE_INFINITY;
  const next = Math.min(meta.lastChanged + 1, ahead);
  const moment = startOf(changedSince, meta.zone, now);
  if (moment < meta.founded - hasty) return { withdrawn: [], next };
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

/** What changed, can be seen, and does not match a query. */
function* gone(
  edition: Edition,
  query: Query,
  moment: number,
  now: number,
  words: WordPostings,
): Generator<string> {
  const newest = newestVisible(edition, now);
  const isMember = membersOf(match(edition, query, now, words).walk, edition.count);
  for (const ordinal of ordinalsChanged(edition, moment))
    if (ordinal <= newest && !isMember(ordinal)) yield edition.ids.at(ordinal);
}
