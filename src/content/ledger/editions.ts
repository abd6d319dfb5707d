import { digestOf } from '../digest.ts';

/**
 * That a build or a withdrawal changed the ledger: what it changed bears its moment. Editions that branches have in common are those from before
 * they parted, so a ledger that Git merged shows which moments are of one branch alone.
 */
export interface EditionEntry {
  /** Names the edition: digest of what it changed, when, and of those before it. */
  readonly edition: string;
  /** Seconds since the epoch. */
  readonly at: number;
  /** The editions that it came after: one, or several where it is the first since a merge. */
  readonly after: readonly string[];
}

/** By name. */
export type Editions = ReadonlyMap<string, EditionEntry>;

/** So many are kept. Where branches parted before these, all that bear a known moment count as changed by a merge. */
const most = 1000;

/** Editions by time, then by name. */
export function inOrder(editions: Iterable<EditionEntry>): readonly EditionEntry[] {
  return [...editions].sort((a, b) => a.at - b.at || (a.edition < b.edition ? -1 : 1));
}

/** The newest editions: those that no other came after. Several where branches were merged since the last build. */
export function headsOf(editions: Editions): readonly string[] {
  const before = new Set([...editions.values()].flatMap(({ after }) => after));
  return [...editions.keys()].filter((name) => !before.has(name));
}

/** Whether branches were merged that both changed the ledger, and nothing was built since. */
export function isMerged(editions: Editions): boolean {
  return headsOf(editions).length > 1;
}

/** All editions that one came after, and itself. */
function lineOf(editions: Editions, head: string): ReadonlySet<string> {
  const line = new Set([head]);
  for (const name of line) for (const before of editions.get(name)?.after ?? []) line.add(before);
  return line;
}

/** The moments of the editions that are not in the lines of all the newest: what bears one is missing in some branch that was merged. */
export function partedMoments(editions: Editions): ReadonlySet<number> {
  const heads = headsOf(editions);
  if (heads.length < 2) return new Set();
  const lines = heads.map((head) => lineOf(editions, head));
  const parted = [...editions.values()].filter(({ edition }) => !lines.every((line) => line.has(edition)));
  return new Set(parted.map(({ at }) => at));
}

/** The editions with one more, which made those changes at a moment after some of them. */
export function withEdition(
  editions: Editions,
  at: number,
  after: readonly string[],
  changes: readonly unknown[],
): Editions {
  const edition = digestOf({ at, after: after.toSorted(), changes });
  const all = inOrder([...editions.values(), { edition, at, after: after.toSorted() }]);
  return new Map(all.slice(-most).map((one) => [one.edition, one]));
}
