import type { Problem } from '../../article/problem.ts';
import { formatMoment, parseMoment } from '../../text/date.ts';
import {
  type LedgerArticle,
  type Ledger,
  type LedgerPublication,
  type LedgerValue,
  valueKey,
} from '../ledger.ts';
import { type LedgerEdition, sortEditions } from './editions.ts';
import { newestFirst, joinArticles, joinValues } from './join.ts';
import { lookup } from '../../text/table.ts';

/** Parses the value of a key; undefined if it is not valid. */
type ValueReader = (value: unknown) => unknown;

const text: ValueReader = (value) => (typeof value === 'string' ? value : undefined);
const texts: ValueReader = (value) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
const moment: ValueReader = (value) => (typeof value === 'string' ? parseMoment(value) : undefined);
const oneOf =
  (...values: readonly unknown[]): ValueReader =>
  (value) =>
    values.includes(value) ? value : undefined;

/** A key of a record: its parser, and whether it may be absent. */
interface RecordKey {
  readonly read: ValueReader;
  readonly optional?: true;
}

/** The keys of a kind of record, in the order in which they are written. */
type RecordKeys = Readonly<Record<string, RecordKey>>;

const required = (read: ValueReader): RecordKey => ({ read });
const optional = (read: ValueReader): RecordKey => ({ read, optional: true });

const article: RecordKeys = {
  id: required(text),
  slug: required(text),
  digest: required(text),
  text: required(text),
  first: required(moment),
  changed: required(moment),
  edited: optional(moment),
  formerly: optional(texts),
  mount: optional(text),
  withdrawn: optional(moment),
  ahead: optional(moment),
  recalled: optional(moment),
  final: optional(oneOf(true)),
} satisfies Record<keyof LedgerArticle, RecordKey>;

const value: RecordKeys = {
  facet: required(oneOf('tag', 'author', 'source', 'language')),
  value: required(text),
  label: required(text),
  first: required(moment),
} satisfies Record<keyof LedgerValue, RecordKey>;

const publication: RecordKeys = {
  publication: required(text),
  changed: required(moment),
} satisfies Record<keyof LedgerPublication, RecordKey>;

const edition: RecordKeys = {
  edition: required(text),
  at: required(moment),
  after: required(texts),
} satisfies Record<keyof LedgerEdition, RecordKey>;

/** A record of a kind, with moments in seconds since the epoch; undefined if a required key is missing or a key is unknown. */
function readRecord<T>(found: object, kind: RecordKeys): T | undefined {
  const record = new Map<string, unknown>();
  for (const [key, written] of Object.entries(found)) {
    const meant = lookup(kind, key)?.read(written);
    if (meant === undefined) return undefined;
    record.set(key, meant);
  }
  for (const [key, { optional }] of Object.entries(kind)) if (!optional && !record.has(key)) return undefined;
  return Object.fromEntries(record) as T;
}

/** The line for a record, with moments as RFC 3339 date-times. */
function formatRecord(record: object, kind: RecordKeys): string {
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

/**
 * Parses `ledger.jsonl`. Lines may have any order; lines about the same article or value are joined. A line that is no record is a problem.
 */
export function parseLedger(
  lines: string,
  file: string,
): { readonly ledger: Ledger; readonly problems: readonly Problem[] } {
  const articles = new Map<string, LedgerArticle>();
  const values = new Map<string, LedgerValue>();
  const editions = new Map<string, LedgerEdition>();
  let said: LedgerPublication | undefined;
  const problems: Problem[] = [];
  lines.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    // `trim` also removes a byte-order mark, at the start or where files were joined.
    const found = parseLine(line.trim());
    const seen = readRecord<LedgerArticle>(found, article);
    const carried = seen ? undefined : readRecord<LedgerValue>(found, value);
    const says = seen || carried ? undefined : readRecord<LedgerPublication>(found, publication);
    const built = seen || carried || says ? undefined : readRecord<LedgerEdition>(found, edition);
    if (seen) {
      const other = articles.get(seen.id);
      articles.set(seen.id, other ? joinArticles(other, seen) : seen);
    } else if (carried) {
      const key = valueKey(carried.facet, carried.value);
      const other = values.get(key);
      values.set(key, other ? joinValues(other, carried) : carried);
    } else if (says) said = said ? newestFirst(said, says)[0] : says;
    else if (built) editions.set(built.edition, built);
    else
      problems.push({
        rule: 'broken-ledger',
        severity: 'error',
        file,
        line: i + 1,
        message: 'This line is no record of the ledger.',
        remedy:
          'Restore it from an earlier version of the file, or delete it if it is a conflict marker of Git.',
      });
  });
  return { ledger: { articles, values, editions, ...(said && { publication: said }) }, problems };
}

const byKey = <T>([a]: [string, T], [b]: [string, T]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Text by ledger: each ledger is compared with its file, then written. */
const formatted = new WeakMap<Ledger, string>();

/**
 * The text of `ledger.jsonl`: one line of JSON for the publication, then for each edition by time, each article by id, and each facet
 * value.
 */
export function formatLedger(ledger: Ledger): string {
  const known = formatted.get(ledger) ?? formatAll(ledger);
  formatted.set(ledger, known);
  return known;
}

function formatAll({ publication: said, articles, values, editions }: Ledger): string {
  return [
    ...(said ? [formatRecord(said, publication)] : []),
    ...sortEditions(editions.values()).map((entry) => formatRecord(entry, edition)),
    ...[...articles].sort(byKey).map(([, entry]) => formatRecord(entry, article)),
    ...[...values].sort(byKey).map(([, entry]) => formatRecord(entry, value)),
  ].join('');
}
