import * as v from 'valibot';
import type { Problem } from '../article/problem.ts';
import { formatMoment, parseMoment } from '../text/date.ts';
import type { FacetName } from './content.ts';

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
}

export const emptyLedger: Ledger = { articles: new Map(), values: new Map() };

export function valueKey(facet: FacetName, slug: string): string {
  return `${facet}/${slug}`;
}

const moment = v.pipe(
  v.string(),
  v.check((value) => parseMoment(value) !== undefined),
  v.transform((value) => parseMoment(value) as number),
);

const record = v.union([
  v.strictObject({
    id: v.string(),
    slug: v.string(),
    digest: v.string(),
    text: v.string(),
    first: moment,
    changed: moment,
    edited: v.exactOptional(moment),
    formerly: v.exactOptional(v.array(v.string())),
    mount: v.exactOptional(v.string()),
    withdrawn: v.exactOptional(moment),
    final: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({
    facet: v.picklist(['tag', 'author', 'source', 'language']),
    value: v.string(),
    label: v.string(),
    first: moment,
  }),
  v.strictObject({ publication: v.string(), changed: moment }),
]);

const momentKeys: ReadonlySet<string> = new Set(['first', 'changed', 'edited', 'withdrawn']);

/** Of two records the one that happened later, then the other; of one moment, by what they say. */
function inTime<T extends { readonly changed: number; readonly withdrawn?: number }>(a: T, b: T): [T, T] {
  const when = ({ changed, withdrawn = 0 }: T): number => Math.max(changed, withdrawn);
  const first = when(a) > when(b) || (when(a) === when(b) && JSON.stringify(a) > JSON.stringify(b));
  return first ? [a, b] : [b, a];
}

/** Two lines on one article, as a merge of two branches leaves them: the later one holds, and nothing is forgotten. */
function joinEntries(a: Entry, b: Entry): Entry {
  const [newer, older] = inTime(a, b);
  const formerly = [...new Set([...(older.formerly ?? []), ...(newer.formerly ?? []), older.slug])].filter(
    (slug) => slug !== newer.slug,
  );
  const edited = Math.max(a.edited ?? 0, b.edited ?? 0);
  const { formerly: _, ...rest } = newer;
  return {
    ...rest,
    first: Math.min(a.first, b.first),
    ...(edited > 0 && { edited }),
    ...(formerly.length > 0 && { formerly }),
    ...((a.final ?? b.final) && { final: true, withdrawn: Math.max(a.withdrawn ?? 0, b.withdrawn ?? 0) }),
  };
}

/** Two lines on one value: the earlier day holds; the label is made good by the next build. */
function joinValues(a: ValueEntry, b: ValueEntry): ValueEntry {
  return { ...a, label: a.label < b.label ? a.label : b.label, first: Math.min(a.first, b.first) };
}

/** A ledger that knows what both know. */
export function joinLedgers(a: Ledger, b: Ledger): Ledger {
  const articles = new Map(a.articles);
  for (const [id, entry] of b.articles) {
    const other = articles.get(id);
    articles.set(id, other ? joinEntries(other, entry) : entry);
  }
  const values = new Map(a.values);
  for (const [key, entry] of b.values) {
    const other = values.get(key);
    values.set(key, other ? joinValues(other, entry) : entry);
  }
  const publication =
    a.publication && b.publication
      ? inTime(a.publication, b.publication)[0]
      : (a.publication ?? b.publication);
  return { articles, values, ...(publication && { publication }) };
}

/** Parses `ledger.jsonl`; lines in any order, several of one article or value joined. */
export function parseLedger(
  text: string,
  file: string,
): { readonly ledger: Ledger; readonly problems: readonly Problem[] } {
  const articles = new Map<string, Entry>();
  const values = new Map<string, ValueEntry>();
  let publication: PublicationEntry | undefined;
  const problems: Problem[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch {
      parsed = undefined;
    }
    const result = v.safeParse(record, parsed);
    if (!result.success) {
      problems.push({
        rule: 'broken-ledger',
        severity: 'error',
        file,
        line: i + 1,
        message: 'This line is no record of the ledger.',
        remedy:
          'Take it back from an earlier version of the file, or delete the line if it is the mark of a merge.',
      });
    } else if ('id' in result.output) {
      const other = articles.get(result.output.id);
      articles.set(result.output.id, other ? joinEntries(other, result.output) : result.output);
    } else if ('facet' in result.output) {
      const key = valueKey(result.output.facet, result.output.value);
      const other = values.get(key);
      values.set(key, other ? joinValues(other, result.output) : result.output);
    } else {
      publication = publication ? inTime(publication, result.output)[0] : result.output;
    }
  });
  return { ledger: { articles, values, ...(publication && { publication }) }, problems };
}

const byKey = <T>([a]: [string, T], [b]: [string, T]): number => (a < b ? -1 : a > b ? 1 : 0);

const formatRecord = (entry: object): string =>
  `${JSON.stringify(entry, (key, value: unknown) =>
    momentKeys.has(key) && typeof value === 'number' ? formatMoment(value) : value,
  )}\n`;

/** The ledger as its file holds it: one JSON line each for the publication, the articles by id, and the facet values. */
export function formatLedger(ledger: Ledger): string {
  const entries = [...ledger.articles]
    .sort(byKey)
    .map(([, { id, slug, digest, text, first, changed, edited, formerly, mount, withdrawn, final }]) =>
      // The order in which the keys are written.
      ({ id, slug, digest, text, first, changed, edited, formerly, mount, withdrawn, final }),
    );
  const values = [...ledger.values].sort(byKey).map(([, entry]) => entry);
  return [...(ledger.publication ? [ledger.publication] : []), ...entries, ...values]
    .map(formatRecord)
    .join('');
}

/** The newest moment at which anything changed; 0 in an empty ledger. */
export function lastChanged(ledger: Ledger): number {
  let last = ledger.publication?.changed ?? 0;
  for (const { changed, withdrawn = 0 } of ledger.articles.values())
    last = Math.max(last, changed, withdrawn);
  return last;
}

/** The moment that a change seen at `now` bears: later than every other, so that no `Last-Modified` comes twice. */
export function stamp(ledger: Ledger, now: number): number {
  return Math.max(now, lastChanged(ledger) + 1);
}

/** An article as the ledger sees it. */
export interface Sighting {
  readonly id: string;
  readonly slug: string;
  readonly digest: string;
  readonly text: string;
  readonly mount?: string;
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

function advanceEntry(entry: Entry | undefined, seen: Sighting, at: number): Entry {
  if (!entry) return { ...seen, first: at, changed: at };
  const { withdrawn, final: _, mount: __, formerly: before = [], ...rest } = entry;
  const same =
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
  };
}

/**
 * The ledger after it has seen the content folder at `now` (seconds since the epoch). What did not change keeps its line to
 * the letter; everything that did bears one moment, later than all before. Articles that were withdrawn for good are not
 * to be among the sightings.
 */
export function advance(ledger: Ledger, state: State, now: number): Ledger {
  const at = stamp(ledger, now);
  const articles = new Map(ledger.articles);
  const present = new Set<string>();
  for (const seen of state.articles) {
    present.add(seen.id);
    articles.set(seen.id, advanceEntry(ledger.articles.get(seen.id), seen, at));
  }
  if (state.withdraw)
    for (const [id, entry] of ledger.articles)
      if (!present.has(id) && entry.withdrawn === undefined) articles.set(id, { ...entry, withdrawn: at });
  const values = new Map(ledger.values);
  for (const { facet, slug, label, from } of state.values) {
    const key = valueKey(facet, slug);
    const first = Math.min(ledger.values.get(key)?.first ?? Number.POSITIVE_INFINITY, Math.max(at, from));
    const entry = values.get(key);
    if (entry?.label !== label || entry.first !== first)
      values.set(key, { facet, value: slug, label, first });
  }
  const publication =
    ledger.publication?.publication === state.publication
      ? ledger.publication
      : { publication: state.publication, changed: at };
  return { articles, values, publication };
}

/** The ledger after articles were taken back for good at `now`. Those it does not know are passed over. */
export function withdrawForGood(ledger: Ledger, ids: readonly string[], now: number): Ledger {
  const at = stamp(ledger, now);
  const articles = new Map(ledger.articles);
  for (const id of ids) {
    const entry = articles.get(id);
    if (entry) articles.set(id, { ...entry, withdrawn: entry.withdrawn ?? at, final: true });
  }
  return { ...ledger, articles };
}
