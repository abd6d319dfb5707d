import type { FacetName } from './content.ts';
import { type Editions, headsOf, partedMoments, withEdition } from './ledger/editions.ts';

/** What the ledger remembers of one article. Moments are seconds since the epoch. */
export interface Entry {
  readonly id: string;
  readonly slug: string;
  /** Of everything of it that can show in a feed. */
  readonly digest: string;
  /** Of its title, summary and body. */
  readonly text: string;
  /** When it was first seen. */
  readonly first: number;
  /** When anything of it last changed; `first` until it does. */
  readonly changed: number;
  /** When its text last changed; absent until it does. */
  readonly edited?: number;
  /** Slugs that it had before. */
  readonly formerly?: readonly string[];
  /** The mount that it was read from. */
  readonly mount?: string;
  readonly withdrawn?: number;
  /** The moment for which it was dated ahead when it last changed. */
  readonly ahead?: number;
  /** When it was dated ahead although it was out already; until its time comes it is as if taken back. */
  readonly recalled?: number;
  /** Withdrawn for good: it does not come back with its file. */
  readonly final?: true;
}

/** A facet value that was published. */
export interface ValueEntry {
  readonly facet: FacetName;
  readonly value: string;
  readonly label: string;
  /** When it was first published; ahead where its articles are dated ahead. */
  readonly first: number;
}

/** The publication itself: the digest of what `feed.yaml` and the vocabularies say, and since when they say it. */
export interface PublicationEntry {
  readonly publication: string;
  readonly changed: number;
}

/** What was published, and when. Losing it costs memory, never an identity. */
export interface Ledger {
  /** By id. */
  readonly articles: ReadonlyMap<string, Entry>;
  /** By facet and slug, as `valueKey` writes them. */
  readonly values: ReadonlyMap<string, ValueEntry>;
  readonly publication?: PublicationEntry;
  readonly editions: Editions;
}

export const emptyLedger: Ledger = { articles: new Map(), values: new Map(), editions: new Map() };

export function valueKey(facet: FacetName, slug: string): string {
  return `${facet}/${slug}`;
}

/** The newest moment at which anything changed; 0 in an empty ledger. */
export function lastChanged(ledger: Ledger): number {
  let last = ledger.publication?.changed ?? 0;
  for (const { at } of ledger.editions.values()) last = Math.max(last, at);
  for (const { changed, withdrawn = 0 } of ledger.articles.values())
    last = Math.max(last, changed, withdrawn);
  return last;
}

/**
 * The moment that a change seen at `now` bears: later than every other, and than the last time at which an article that was
 * dated ahead came out, so that no `Last-Modified` comes twice.
 */
export function stamp(ledger: Ledger, now: number): number {
  let last = lastChanged(ledger);
  for (const { ahead = 0 } of ledger.articles.values()) if (ahead <= now) last = Math.max(last, ahead);
  return Math.max(now, last + 1);
}

/** An article as the ledger sees it. */
export interface Sighting {
  readonly id: string;
  readonly slug: string;
  readonly digest: string;
  readonly text: string;
  readonly mount?: string;
  /** When it goes out, seconds since the epoch; absent where that is not ahead. */
  readonly published?: number;
}

/** A facet value that articles carry; `from` is when the first of them is published. */
export interface ValueSighting {
  readonly facet: FacetName;
  readonly slug: string;
  readonly label: string;
  readonly from: number;
}

/** What the content folder holds now. */
export interface State {
  readonly articles: readonly Sighting[];
  readonly values: readonly ValueSighting[];
  /** Digest of what `feed.yaml` and the vocabularies say. */
  readonly publication: string;
  /** Whether articles that are not there any more are withdrawn. */
  readonly withdraw: boolean;
}

/** Seconds that may go by from a build until its edition is in place, and the one before it out of sight. */
const deploying = 3600;

/** Whether an article was ever to be seen, as the ledger knows it at a moment. */
export function wasOut({ ahead, recalled, withdrawn }: Entry, at: number): boolean {
  return ahead === undefined || recalled !== undefined || ahead <= (withdrawn ?? at) + deploying;
}

/** What an entry remembers of an article that is dated ahead. */
function aheadOf(
  entry: Entry | undefined,
  published: number,
  at: number,
  now: number,
  merged: boolean,
): Pick<Entry, 'ahead' | 'recalled'> {
  if (published <= now) return {};
  if (!entry || !wasOut(entry, now)) return { ahead: published };
  const still = !merged && entry.recalled !== undefined && (entry.ahead ?? 0) > now + deploying;
  return { ahead: published, recalled: still ? (entry.recalled as number) : at };
}

/** `merged` says that some branch, which may have been what was out, lacks the entry: then it counts as changed. */
function advanceEntry(
  entry: Entry | undefined,
  sighting: Sighting,
  at: number,
  now: number,
  merged: boolean,
): Entry {
  const { published = now, ...seen } = sighting;
  const ahead = aheadOf(entry, published, at, now, merged);
  if (!entry) return { ...seen, first: at, changed: at, ...ahead };
  const {
    withdrawn,
    final: _,
    mount: __,
    ahead: ___,
    recalled: ____,
    formerly: before = [],
    ...rest
  } = entry;
  const same =
    !merged &&
    entry.slug === seen.slug &&
    entry.digest === seen.digest &&
    entry.text === seen.text &&
    entry.mount === seen.mount &&
    withdrawn === undefined;
  if (same) return entry;
  const formerly = [...new Set([...before, entry.slug])].filter((slug) => slug !== seen.slug);
  return {
    ...rest,
    ...seen,
    changed: at,
    ...(entry.text !== seen.text && { edited: at }),
    ...(formerly.length > 0 && { formerly }),
    ...ahead,
  };
}

/**
 * The ledger after it has seen the content folder at `now` (seconds since the epoch). What did not change keeps its line to
 * the letter; everything that did bears one moment, later than all before, and so does what a merge of branches brought in: with this
 * state it goes out for the first time. Articles that were withdrawn for good are not to be among the sightings.
 */
export function advance(ledger: Ledger, state: State, now: number): Ledger {
  const at = stamp(ledger, now);
  const articles = new Map(ledger.articles);
  const parted = partedMoments(ledger.editions);
  const present = new Set<string>();
  for (const seen of state.articles) {
    present.add(seen.id);
    const entry = ledger.articles.get(seen.id);
    const merged = entry !== undefined && parted.has(entry.changed);
    articles.set(seen.id, advanceEntry(entry, seen, at, now, merged));
  }
  for (const [id, entry] of ledger.articles) {
    if (present.has(id)) continue;
    const { withdrawn } = entry;
    if (withdrawn === undefined ? state.withdraw : parted.has(withdrawn))
      articles.set(id, { ...entry, withdrawn: at });
  }
  const publication =
    ledger.publication?.publication === state.publication
      ? ledger.publication
      : { publication: state.publication, changed: at };
  const changes = [
    ...[...articles].flatMap(([id, entry]) => (entry === ledger.articles.get(id) ? [] : [entry])),
    ...(publication === ledger.publication ? [] : [publication]),
  ];
  const heads = headsOf(ledger.editions);
  const editions =
    changes.length > 0 || heads.length > 1
      ? withEdition(ledger.editions, at, heads, changes)
      : ledger.editions;
  return carry({ articles, values: ledger.values, publication, editions }, state.values, at);
}

/** A ledger that also knows the facet values which articles carry; those that are new bear the moment `at`. */
export function carry(ledger: Ledger, seen: readonly ValueSighting[], at: number): Ledger {
  const values = new Map(ledger.values);
  for (const { facet, slug, label, from } of seen) {
    const key = valueKey(facet, slug);
    const first = Math.min(ledger.values.get(key)?.first ?? Number.POSITIVE_INFINITY, Math.max(at, from));
    const entry = values.get(key);
    if (entry?.label !== label || entry.first !== first)
      values.set(key, { facet, value: slug, label, first });
  }
  return { ...ledger, values };
}

/**
 * The ledger after articles were taken back for good at `now`. Those it does not know are passed over. Branches that were merged are left
 * apart, to the next build.
 */
export function withdrawForGood(ledger: Ledger, ids: readonly string[], now: number): Ledger {
  const at = stamp(ledger, now);
  const changes = ids.flatMap((id): Entry[] => {
    const entry = ledger.articles.get(id);
    return entry ? [{ ...entry, withdrawn: entry.withdrawn ?? at, final: true }] : [];
  });
  if (changes.length === 0) return ledger;
  const articles = new Map([...ledger.articles, ...changes.map((entry) => [entry.id, entry] as const)]);
  const editions = withEdition(ledger.editions, at, headsOf(ledger.editions).slice(0, 1), changes);
  return { ...ledger, articles, editions };
}
