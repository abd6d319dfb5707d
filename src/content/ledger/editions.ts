import { digestOfValue } from '../digest.ts';
import type { LedgerEdition, LedgerEditions } from './records.ts';

/** Editions that are kept. If branches diverged before these, all entries of kept editions count as merged. */
const mostEditions = 1000;

/** Editions by time, then by name. */
export function sortEditions(editions: Iterable<LedgerEdition>): readonly LedgerEdition[] {
  return [...editions].sort((a, b) => a.at - b.at || (a.edition < b.edition ? -1 : 1));
}

/** The names of the newest editions, which no other follows. Several if branches were merged since the last build. */
export function headsOf(editions: LedgerEditions): readonly string[] {
  const before = new Set([...editions.values()].flatMap(({ after }) => after));
  return [...editions.keys()].filter((name) => !before.has(name));
}

/** Whether branches that both changed the ledger were merged since the last build. */
export function isMerged(editions: LedgerEditions): boolean {
  return headsOf(editions).length > 1;
}

/** An edition and all editions before it. */
function ancestorsOf(editions: LedgerEditions, head: string): ReadonlySet<string> {
  const line = new Set([head]);
  for (const name of line) for (const before of editions.get(name)?.after ?? []) line.add(before);
  return line;
}

/** The moments of editions that are not before all of the newest: a merged branch lacks entries with such a moment. */
export function divergedMoments(editions: LedgerEditions): ReadonlySet<number> {
  const heads = headsOf(editions);
  if (heads.length < 2) return new Set();
  const lines = heads.map((head) => ancestorsOf(editions, head));
  const parted = [...editions.values()].filter(({ edition }) => !lines.every((line) => line.has(edition)));
  return new Set(parted.map(({ at }) => at));
}

/** The editions with one more, which made these changes at a moment and follows `after`. */
export function withEdition(
  editions: LedgerEditions,
  at: number,
  after: readonly string[],
  changes: readonly unknown[],
): LedgerEditions {
  const edition = digestOfValue({ at, after: after.toSorted(), changes });
  const all = sortEditions([...editions.values(), { edition, at, after: after.toSorted() }]);
  return new Map(all.slice(-mostEditions).map((one) => [one.edition, one]));
}
