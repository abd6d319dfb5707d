import type { Entry, Ledger, ValueEntry } from '../ledger.ts';

/** Of two records the one that happened later, then the other; of one moment, by what they say. */
export function inTime<T extends { readonly changed: number; readonly withdrawn?: number }>(
  a: T,
  b: T,
): [T, T] {
  const when = ({ changed, withdrawn = 0 }: T): number => Math.max(changed, withdrawn);
  const first = when(a) > when(b) || (when(a) === when(b) && JSON.stringify(a) > JSON.stringify(b));
  return first ? [a, b] : [b, a];
}

/** Until when neither of two lines has the article out; undefined where one had it out. Whatever the later line knows of a recall stays. */
function aheadOf(newer: Entry, older: Entry): number | undefined {
  if (newer.ahead === undefined || newer.recalled !== undefined) return newer.ahead;
  if (older.ahead === undefined || older.recalled !== undefined) return undefined;
  return Math.min(newer.ahead, older.ahead);
}

/** Two lines on one article, as a merge of two branches leaves them: the later one holds, itself where the other adds nothing, and nothing is forgotten. */
export function joinEntries(a: Entry, b: Entry): Entry {
  const [newer, older] = inTime(a, b);
  const formerly = [...new Set([...(older.formerly ?? []), ...(newer.formerly ?? []), older.slug])].filter(
    (slug) => slug !== newer.slug,
  );
  const ahead = aheadOf(newer, older);
  const edited = Math.max(a.edited ?? 0, b.edited ?? 0);
  const adds =
    a.final ||
    b.final ||
    older.first < newer.first ||
    edited > (newer.edited ?? 0) ||
    formerly.length > (newer.formerly?.length ?? 0) ||
    ahead !== newer.ahead;
  if (!adds) return newer;
  const { formerly: _, ahead: __, ...rest } = newer;
  return {
    ...rest,
    first: Math.min(a.first, b.first),
    ...(edited > 0 && { edited }),
    ...(formerly.length > 0 && { formerly }),
    ...(ahead !== undefined && { ahead }),
    ...((a.final ?? b.final) && { final: true, withdrawn: Math.max(a.withdrawn ?? 0, b.withdrawn ?? 0) }),
  };
}

/** Two lines on one value: the earlier day holds; the label is made good by the next build. */
export function joinValues(a: ValueEntry, b: ValueEntry): ValueEntry {
  return { ...a, label: a.label < b.label ? a.label : b.label, first: Math.min(a.first, b.first) };
}

/** A ledger that knows what both know. */
export function joinLedgers(a: Ledger, b: Ledger): Ledger {
  const articles = new Map(a.articles);
  for (const [id, entry] of b.articles) {
    const other = articles.get(id);
    if (other !== entry) articles.set(id, other ? joinEntries(other, entry) : entry);
  }
  const values = new Map(a.values);
  for (const [key, entry] of b.values) {
    const other = values.get(key);
    if (other !== entry) values.set(key, other ? joinValues(other, entry) : entry);
  }
  const publication =
    a.publication && b.publication
      ? inTime(a.publication, b.publication)[0]
      : (a.publication ?? b.publication);
  const editions = new Map([...a.editions, ...b.editions]);
  return { articles, values, editions, ...(publication && { publication }) };
}
