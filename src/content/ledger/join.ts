import type { LedgerArticle, LedgerPublication, LedgerValue } from './records.ts';
import type { Ledger } from './ledger.ts';

/** Two records, the newer first; records of the same moment in a fixed order. */
export function newestFirst<T extends { readonly changed: number; readonly withdrawn?: number }>(a: T, b: T): [T, T] {
  const when = ({ changed, withdrawn = 0 }: T): number => Math.max(changed, withdrawn);
  const first = when(a) > when(b) || (when(a) === when(b) && JSON.stringify(a) > JSON.stringify(b));
  return first ? [a, b] : [b, a];
}

/** The future date for two entries of an article; undefined if one had it published. The newer decides on a recall. */
function joinAhead(newer: LedgerArticle, older: LedgerArticle): number | undefined {
  if (newer.ahead === undefined || newer.recalled !== undefined) return newer.ahead;
  if (older.ahead === undefined || older.recalled !== undefined) return undefined;
  return Math.min(newer.ahead, older.ahead);
}

/**
 * Joins two entries of an article, as a merge of branches leaves them. The newer one has priority; former slugs, the
 * first moment and a withdrawal for good are kept from both. Returns the newer one itself if the other adds nothing.
 */
export function joinArticles(a: LedgerArticle, b: LedgerArticle): LedgerArticle {
  const [newer, older] = newestFirst(a, b);
  const formerly = [...new Set([...(older.formerly ?? []), ...(newer.formerly ?? []), older.slug])].filter(
    (slug) => slug !== newer.slug,
  );
  const ahead = joinAhead(newer, older);
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

/** Joins two entries of a facet value: the earlier moment is kept, and the next build corrects the label. */
export function joinValues(a: LedgerValue, b: LedgerValue): LedgerValue {
  return { ...a, label: a.label < b.label ? a.label : b.label, first: Math.min(a.first, b.first) };
}

/** Joins two records of the publication: the newer one, with the id of the older one. */
export function joinPublications(a: LedgerPublication, b: LedgerPublication): LedgerPublication {
  const [newer, older] = newestFirst(a, b);
  return older.id === undefined || older.id === newer.id ? newer : { ...newer, id: older.id };
}

/** Joins two ledgers: the result has the entries of both. */
export function joinLedgers(a: Ledger, b: Ledger): Ledger {
  const articles = new Map(a.articles);
  for (const [id, entry] of b.articles) {
    const other = articles.get(id);
    if (other !== entry) articles.set(id, other ? joinArticles(other, entry) : entry);
  }
  const values = new Map(a.values);
  for (const [key, entry] of b.values) {
    const other = values.get(key);
    if (other !== entry) values.set(key, other ? joinValues(other, entry) : entry);
  }
  const publication =
    a.publication && b.publication ? joinPublications(a.publication, b.publication) : (a.publication ?? b.publication);
  const editions = new Map([...a.editions, ...b.editions]);
  return { articles, values, editions, ...(publication && { publication }) };
}
