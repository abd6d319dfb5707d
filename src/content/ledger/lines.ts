import type { Problem } from '../../article/problem.ts';
import { formatMoment, parseMoment } from '../../text/date.ts';
import { type Entry, type Ledger, type PublicationEntry, type ValueEntry, valueKey } from '../ledger.ts';
import { type EditionEntry, inOrder } from './editions.ts';
import { inTime, joinEntries, joinValues } from './join.ts';
import { lookup } from '../../text/lookup.ts';

/** What a key's value stands for; undefined where it stands for nothing. */
type Reader = (value: unknown) => unknown;

const text: Reader = (value) => (typeof value === 'string' ? value : undefined);
const texts: Reader = (value) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
const moment: Reader = (value) => (typeof value === 'string' ? parseMoment(value) : undefined);
const oneOf =
  (...values: readonly unknown[]): Reader =>
  (value) =>
    values.includes(value) ? value : undefined;

/** A key of a record: how its value is read, and whether it may be absent. */
interface Key {
  readonly read: Reader;
  readonly optional?: true;
}

/** The keys of a kind of record, in the order in which they are written. */
type Kind = Readonly<Record<string, Key>>;

const needs = (read: Reader): Key => ({ read });
const may = (read: Reader): Key => ({ read, optional: true });

const article: Kind = {
  id: needs(text),
  slug: needs(text),
  digest: needs(text),
  text: needs(text),
  first: needs(moment),
  changed: needs(moment),
  edited: may(moment),
  formerly: may(texts),
  mount: may(text),
  withdrawn: may(moment),
  ahead: may(moment),
  recalled: may(moment),
  final: may(oneOf(true)),
} satisfies Record<keyof Entry, Key>;

const value: Kind = {
  facet: needs(oneOf('tag', 'author', 'source', 'language')),
  value: needs(text),
  label: needs(text),
  first: needs(moment),
} satisfies Record<keyof ValueEntry, Key>;

const publication: Kind = {
  publication: needs(text),
  changed: needs(moment),
} satisfies Record<keyof PublicationEntry, Key>;

const edition: Kind = {
  edition: needs(text),
  at: needs(moment),
  after: needs(texts),
} satisfies Record<keyof EditionEntry, Key>;

/** A record of a kind, its moments in seconds; undefined where it lacks a key or has one that the kind does not. */
function readRecord<T>(found: object, kind: Kind): T | undefined {
  const record = new Map<string, unknown>();
  for (const [key, written] of Object.entries(found)) {
    const meant = lookup(kind, key)?.read(written);
    if (meant === undefined) return undefined;
    record.set(key, meant);
  }
  for (const [key, { optional }] of Object.entries(kind)) if (!optional && !record.has(key)) return undefined;
  return Object.fromEntries(record) as T;
}

/** A record's line: moments as RFC 3339 has them. */
function formatRecord(record: object, kind: Kind): string {
  const entry = record as Readonly<Record<string, unknown>>;
  const line = Object.keys(kind).map((key) => {
    const meant = lookup(entry, key);
    return [key, typeof meant === 'number' ? formatMoment(meant) : meant];
  });
  return `${JSON.stringify(Object.fromEntries(line))}\n`;
}

function parseLine(line: string): object {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** Parses `ledger.jsonl`; lines in any order, several of one article or value joined. */
export function parseLedger(
  lines: string,
  file: string,
): { readonly ledger: Ledger; readonly problems: readonly Problem[] } {
  const articles = new Map<string, Entry>();
  const values = new Map<string, ValueEntry>();
  const editions = new Map<string, EditionEntry>();
  let said: PublicationEntry | undefined;
  const problems: Problem[] = [];
  lines.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    // What is trimmed is also a byte-order mark, at the beginning or where files were joined.
    const found = parseLine(line.trim());
    const seen = readRecord<Entry>(found, article);
    const carried = seen ? undefined : readRecord<ValueEntry>(found, value);
    const says = seen || carried ? undefined : readRecord<PublicationEntry>(found, publication);
    const built = seen || carried || says ? undefined : readRecord<EditionEntry>(found, edition);
    if (seen) {
      const other = articles.get(seen.id);
      articles.set(seen.id, other ? joinEntries(other, seen) : seen);
    } else if (carried) {
      const key = valueKey(carried.facet, carried.value);
      const other = values.get(key);
      values.set(key, other ? joinValues(other, carried) : carried);
    } else if (says) said = said ? inTime(said, says)[0] : says;
    else if (built) editions.set(built.edition, built);
    else
      problems.push({
        rule: 'broken-ledger',
        severity: 'error',
        file,
        line: i + 1,
        message: 'This line is no record of the ledger.',
        remedy:
          'Take it back from an earlier version of the file, or delete the line if it is the mark of a merge.',
      });
  });
  return { ledger: { articles, values, editions, ...(said && { publication: said }) }, problems };
}

const byKey = <T>([a]: [string, T], [b]: [string, T]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Ledgers that were formatted: each is compared, then written. */
const formatted = new WeakMap<Ledger, string>();

/** The ledger as its file holds it: one JSON line each for the publication, the editions by time, the articles by id, and the facet values. */
export function formatLedger(ledger: Ledger): string {
  const known = formatted.get(ledger) ?? formatAll(ledger);
  formatted.set(ledger, known);
  return known;
}

function formatAll({ publication: said, articles, values, editions }: Ledger): string {
  return [
    ...(said ? [formatRecord(said, publication)] : []),
    ...inOrder(editions.values()).map((entry) => formatRecord(entry, edition)),
    ...[...articles].sort(byKey).map(([, entry]) => formatRecord(entry, article)),
    ...[...values].sort(byKey).map(([, entry]) => formatRecord(entry, value)),
  ].join('');
}
