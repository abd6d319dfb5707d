import { divergedMoments, headsOf, withEdition } from './editions.ts';
import type { LedgerArticle, LedgerEditions, LedgerFacet, LedgerPublication, LedgerValue } from './records.ts';

/** The record of all that was published, and when. If it is lost, articles keep their ids, which are in their files. */
export interface Ledger {
  /** By id. */
  readonly articles: ReadonlyMap<string, LedgerArticle>;
  /** By facet and slug, as `valueKey` writes them. */
  readonly values: ReadonlyMap<string, LedgerValue>;
  readonly publication?: LedgerPublication;
  readonly editions: LedgerEditions;
}

export const emptyLedger: Ledger = { articles: new Map(), values: new Map(), editions: new Map() };

/** The key of a facet value in a ledger. */
export function valueKey(facet: LedgerFacet, slug: string): string {
  return `${facet}/${slug}`;
}

/** The newest moment at which anything changed; 0 in an empty ledger. */
export function lastChanged(ledger: Ledger): number {
  let last = ledger.publication?.changed ?? 0;
  for (const { at } of ledger.editions.values()) last = Math.max(last, at);
  for (const { changed, withdrawn = 0 } of ledger.articles.values()) last = Math.max(last, changed, withdrawn);
  return last;
}

/**
 * The moment for a change that is seen at `now`. It is later than all other moments, and than the latest publication
 * of an article that had a future date, so that no `Last-Modified` is used twice.
 */
export function nextMoment(ledger: Ledger, now: number, happened = now): number {
  let last = lastChanged(ledger);
  for (const { ahead = 0 } of ledger.articles.values()) if (ahead <= now) last = Math.max(last, ahead);
  return Math.max(happened, last + 1);
}

/** The state of an article that the ledger compares with its entry. */
export interface ArticleSnapshot {
  readonly id: string;
  readonly slug: string;
  readonly digest: string;
  readonly text: string;
  readonly mount?: string;
  /** When it is published, in seconds since the epoch; may be absent if that is not in the future. */
  readonly published?: number;
}

/** A facet value of articles; `from` is when the first of them is published. */
export interface ValueSnapshot {
  readonly facet: LedgerFacet;
  readonly slug: string;
  readonly label: string;
  readonly from: number;
}

/** The state of the content folder. */
export interface ContentSnapshot {
  readonly articles: readonly ArticleSnapshot[];
  readonly values: readonly ValueSnapshot[];
  /** Digest of `feed.yaml` and the vocabularies. */
  readonly publication: string;
  /** The id of the feed of all articles, if the ledger has none. */
  readonly feedId?: string;
  /** Whether missing articles are withdrawn. */
  readonly withdraw: boolean;
}

/** Seconds that may pass from a build until its edition has replaced the one before it everywhere. */
const deploymentSeconds = 3600;

/** Whether readers could have seen an article at a moment or before. */
export function wasPublished({ ahead, recalled, withdrawn }: LedgerArticle, at: number): boolean {
  return ahead === undefined || recalled !== undefined || ahead <= (withdrawn ?? at) + deploymentSeconds;
}

/** The fields of an entry for an article with a future date. */
function aheadFields(
  entry: LedgerArticle | undefined,
  published: number,
  at: number,
  now: number,
  merged: boolean,
): Pick<LedgerArticle, 'ahead' | 'recalled'> {
  if (published <= now) return {};
  if (!entry || !wasPublished(entry, now)) return { ahead: published };
  const still = !merged && entry.recalled !== undefined && (entry.ahead ?? 0) > now + deploymentSeconds;
  return { ahead: published, recalled: still ? (entry.recalled as number) : at };
}

/** The entry after a build. `merged`: a branch that may have been deployed lacks the entry, so it counts as changed. */
function updateArticle(
  entry: LedgerArticle | undefined,
  snapshot: ArticleSnapshot,
  at: number,
  now: number,
  merged: boolean,
): LedgerArticle {
  const { published = now, ...seen } = snapshot;
  const ahead = aheadFields(entry, published, at, now, merged);
  if (!entry) return { ...seen, first: at, changed: at, ...ahead };
  const keys = ['slug', 'digest', 'text', 'mount'] as const;
  if (!merged && entry.withdrawn === undefined && keys.every((key) => entry[key] === seen[key])) return entry;
  const formerly = [...new Set([...(entry.formerly ?? []), entry.slug])].filter((slug) => slug !== seen.slug);
  const edited = entry.text === seen.text ? entry.edited : at;
  return {
    ...seen,
    first: entry.first,
    changed: at,
    ...(edited !== undefined && { edited }),
    ...(formerly.length > 0 && { formerly }),
    ...ahead,
  };
}

/**
 * The ledger after a build at `now` (seconds since the epoch). Unchanged entries stay as they are. Changed entries get
 * one moment that is later than all others; so do entries from merged branches, since this edition is the first that
 * holds them all. Articles that were withdrawn for good must not be in the snapshot.
 */
export function updateLedger(
  ledger: Ledger,
  state: ContentSnapshot,
  now: number,
  at = nextMoment(ledger, now),
): Ledger {
  const articles = new Map(ledger.articles);
  const parted = divergedMoments(ledger.editions);
  const present = new Set<string>();
  for (const seen of state.articles) {
    present.add(seen.id);
    const entry = ledger.articles.get(seen.id);
    const merged = entry !== undefined && parted.has(entry.changed);
    articles.set(seen.id, updateArticle(entry, seen, at, now, merged));
  }
  for (const [id, entry] of ledger.articles) {
    if (present.has(id)) continue;
    const { withdrawn } = entry;
    if (withdrawn === undefined ? state.withdraw : parted.has(withdrawn)) articles.set(id, { ...entry, withdrawn: at });
  }
  const same = ledger.publication?.publication === state.publication;
  const id = ledger.publication?.id ?? state.feedId;
  const settings = { publication: state.publication, changed: at, ...(id !== undefined && { id }) };
  const publication = (same && ledger.publication) || settings;
  const changes = [
    ...[...articles].flatMap(([id, entry]) => (entry === ledger.articles.get(id) ? [] : [entry])),
    ...(same ? [] : [publication]),
  ];
  const heads = headsOf(ledger.editions);
  const editions =
    changes.length > 0 || heads.length > 1 ? withEdition(ledger.editions, at, heads, changes) : ledger.editions;
  return addValues({ articles, values: ledger.values, publication, editions }, state.values, at);
}

/** The ledger with the facet values of articles added; new values get the moment `at`. */
export function addValues(ledger: Ledger, seen: readonly ValueSnapshot[], at: number): Ledger {
  const values = new Map(ledger.values);
  for (const { facet, slug, label, from } of seen) {
    const key = valueKey(facet, slug);
    const first = Math.min(ledger.values.get(key)?.first ?? Number.POSITIVE_INFINITY, Math.max(at, from));
    const entry = values.get(key);
    if (entry?.label !== label || entry.first !== first) values.set(key, { facet, value: slug, label, first });
  }
  return { ...ledger, values };
}

/** The ledger after articles were withdrawn for good at `now`. Unknown ids are ignored. Merged branches stay merged. */
export function withdrawForGood(ledger: Ledger, ids: readonly string[], now: number): Ledger {
  const at = nextMoment(ledger, now);
  const changes = ids.flatMap((id): LedgerArticle[] => {
    const entry = ledger.articles.get(id);
    return entry ? [{ ...entry, withdrawn: entry.withdrawn ?? at, final: true }] : [];
  });
  if (changes.length === 0) return ledger;
  const articles = new Map([...ledger.articles, ...changes.map((entry) => [entry.id, entry] as const)]);
  const editions = withEdition(ledger.editions, at, headsOf(ledger.editions).slice(0, 1), changes);
  return { ...ledger, articles, editions };
}
