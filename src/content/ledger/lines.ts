import * as v from 'valibot';
import type { Problem } from '../../article/problem.ts';
import { formatMoment, parseMoment } from '../../text/date.ts';
import { type Entry, type Ledger, type PublicationEntry, type ValueEntry, valueKey } from '../ledger.ts';
import { inTime, joinEntries, joinValues } from './join.ts';

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
    ahead: v.exactOptional(moment),
    recalled: v.exactOptional(moment),
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

const momentKeys: ReadonlySet<string> = new Set([
  'first',
  'changed',
  'edited',
  'withdrawn',
  'ahead',
  'recalled',
]);

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

/** The keys of an article's line, in this order. */
const written = [
  'id',
  'slug',
  'digest',
  'text',
  'first',
  'changed',
  'edited',
  'formerly',
  'mount',
  'withdrawn',
  'ahead',
  'recalled',
  'final',
] as const satisfies readonly (keyof Entry)[];

/** The ledger as its file holds it: one JSON line each for the publication, the articles by id, and the facet values. */
export function formatLedger(ledger: Ledger): string {
  const entries = [...ledger.articles]
    .sort(byKey)
    .map(([, entry]) => Object.fromEntries(written.map((key) => [key, entry[key]])));
  const values = [...ledger.values].sort(byKey).map(([, entry]) => entry);
  return [...(ledger.publication ? [ledger.publication] : []), ...entries, ...values]
    .map(formatRecord)
    .join('');
}
