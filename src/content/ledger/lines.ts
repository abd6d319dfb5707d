import * as v from 'valibot';
import type { Problem } from '../../article/problem.ts';
import { formatMoment } from '../../text/date.ts';
import { lookup } from '../../text/table.ts';
import { type Ledger, valueKey } from './ledger.ts';
import { sortEditions } from './editions.ts';
import { joinArticles, joinPublications, joinValues } from './join.ts';
import {
  type LedgerArticle,
  type LedgerEdition,
  type LedgerPublication,
  type LedgerValue,
  recordSchemas,
} from './records.ts';

type Kind = keyof typeof recordSchemas;
type LedgerRecord<K extends Kind> = v.InferOutput<(typeof recordSchemas)[K]>;

/** The record of a kind, with moments in seconds since the epoch; undefined if a key is missing, wrong or unknown. */
function readRecord<K extends Kind>(found: object, kind: K): LedgerRecord<K> | undefined {
  const schema = recordSchemas[kind];
  if (!Object.keys(found).every((key) => Object.hasOwn(schema.entries, key))) return undefined;
  const result = v.safeParse(schema, found, { abortEarly: true });
  return result.success ? (result.output as LedgerRecord<K>) : undefined;
}

/** The line for a record, with moments as RFC 3339 date-times. */
function formatRecord(record: object, kind: Kind): string {
  const entry = record as Readonly<Record<string, unknown>>;
  const line = Object.keys(recordSchemas[kind].entries).map((key) => {
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
 * Parses `ledger.jsonl`. Lines may have any order; lines about the same article or value are joined. A line that is no
 * record is a problem.
 */
export function parseLedger(
  lines: string,
  file: string,
): { readonly ledger: Ledger; readonly problems: readonly Problem[] } {
  const articles = new Map<string, LedgerArticle>();
  const values = new Map<string, LedgerValue>();
  const editions = new Map<string, LedgerEdition>();
  let publication: LedgerPublication | undefined;
  const problems: Problem[] = [];
  /** Adds the record of a line; returns whether it is one. */
  const add = (found: object): boolean => {
    const article = readRecord(found, 'article');
    if (article) {
      const other = articles.get(article.id);
      articles.set(article.id, other ? joinArticles(other, article) : article);
      return true;
    }
    const value = readRecord(found, 'value');
    if (value) {
      const other = values.get(valueKey(value.facet, value.value));
      values.set(valueKey(value.facet, value.value), other ? joinValues(other, value) : value);
      return true;
    }
    const edition = readRecord(found, 'edition');
    if (edition) editions.set(edition.edition, edition);
    const said = readRecord(found, 'publication');
    if (said) publication = publication ? joinPublications(publication, said) : said;
    return edition !== undefined || said !== undefined;
  };
  // `trim` also removes a byte-order mark, at the start or where files were joined.
  for (const [i, line] of lines.split('\n').entries())
    if (line.trim() !== '' && !add(parseLine(line.trim())))
      problems.push({
        rule: 'broken-ledger',
        severity: 'error',
        file,
        line: i + 1,
        message: 'This line is no record of the ledger.',
        remedy: 'Restore it from an earlier version of the file, or delete it if it is a conflict marker of Git.',
      });
  return { ledger: { articles, values, editions, ...(publication && { publication }) }, problems };
}

const byKey = <T>([a]: [string, T], [b]: [string, T]): number => (a < b ? -1 : a > b ? 1 : 0);

/** The text of `ledger.jsonl`: publication, then editions by time, articles by id and facet values, a line each. */
export function formatLedger({ publication, articles, values, editions }: Ledger): string {
  return [
    ...(publication ? [formatRecord(publication, 'publication')] : []),
    ...sortEditions(editions.values()).map((entry) => formatRecord(entry, 'edition')),
    ...[...articles].sort(byKey).map(([, entry]) => formatRecord(entry, 'article')),
    ...[...values].sort(byKey).map(([, entry]) => formatRecord(entry, 'value')),
  ].join('');
}

/**
 * The version of the ledger's format. A ledger states it in a line `{"ledger":2}`; without such a line it is 1. Raise
 * it for a change that an earlier Dateline would misread, write the line then, and go on reading earlier versions.
 */
const ledgerFormat = 1;

const stated = /^\{"ledger":(\d+)\}\s*$/gm;

/**
 * A problem if a ledger was written by a newer Dateline, of which some branch may have written one line. `file` is
 * its path.
 */
export function newerFormatProblem(lines: string, file: string): Problem | undefined {
  const newest = Math.max(0, ...[...lines.matchAll(stated)].map(([, version]) => Number(version)));
  if (newest <= ledgerFormat) return undefined;
  return {
    rule: 'newer-ledger',
    severity: 'error',
    file,
    message: `A newer Dateline wrote this ledger: its format is ${newest}, and this Dateline reads ${ledgerFormat}.`,
    remedy: 'Install the newer one again with npm install dateline-feeds@latest.',
  };
}
