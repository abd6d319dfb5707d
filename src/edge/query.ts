import type { Selector } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import { everything, type FacetName, facetNames, type FacetQuery, type Query } from '../edition/query.ts';
import { daysInMonth, pad } from '../text/date.ts';
import { nearest } from '../text/nearest.ts';
import { slug } from '../text/slug.ts';
import { acceptedBounds, endOf, isRelative, readBound, startOf } from './bound.ts';
import { readCursor } from './cursor.ts';
import { badParameter, notFound } from './problem.ts';
import { parseWords } from './words.ts';
import { lookup } from '../text/lookup.ts';

/** What people type for a parameter of ours. */
const mistakes = new Map(
  Object.entries({
    tags: 'tag',
    category: 'tag',
    categories: 'tag',
    authors: 'author',
    sources: 'source',
    lang: 'language',
    languages: 'language',
    from: 'since',
    after: 'since',
    start: 'since',
    to: 'until',
    end: 'until',
    changed_since: 'changed-since',
    changedsince: 'changed-since',
    'updated-since': 'changed-since',
    'modified-since': 'changed-since',
    sort: 'order',
    search: 'q',
    query: 'q',
    count: 'limit',
    per_page: 'limit',
    'per-page': 'limit',
    pagesize: 'limit',
    cursor: 'before',
    page: 'before',
    paged: 'before',
    offset: 'before',
    skip: 'before',
    date: 'since',
    year: 'since',
    month: 'since',
    day: 'since',
  }),
);

/** What is to be known of a parameter of ours that stands for another name. */
const explained = new Map([
  ['before', 'it takes a cursor from a feed’s “next” link'],
  ['since', 'with “until” it names a period'],
]);

const parameters = [
  'tag',
  'author',
  'source',
  'language',
  'since',
  'until',
  'changed-since',
  'order',
  'q',
  'limit',
  'content',
  'unique',
  'before',
];

const maxLimit = 100;

/**
 * Parses what a path selects and what the parameters say into a canonical query (PRODUCT.md "Query parameters").
 * Throws QueryError: 404 for a value in the path that never was, 400 for anything else that cannot be understood.
 */
export function parseQuery(
  edition: Edition,
  selector: Selector,
  search: URLSearchParams,
  now: number,
): Query {
  if (selector.by === 'everything' && search.size === 0) return everything;
  const given = collect(search);
  const { zone, content } = edition.meta;
  const facets = Object.fromEntries(
    facetNames.map((name) => [name, parseFacet(edition, name, given.get(name) ?? [], selector, now)]),
  ) as Record<FacetName, FacetQuery>;
  const period = selector.by === 'period' ? [parsePeriod(selector.period, edition)] : [];
  const bounds = (name: string) => (given.get(name) ?? []).map((value) => parseBound(name, value, edition));
  const since = tightest([...period, ...bounds('since')], (bound) => -startOf(bound, zone, now));
  const until = tightest([...period, ...bounds('until')], (bound) => endOf(bound, zone, now));
  checkOrder(since, until, edition, now);
  const changedSince = tightest(bounds('changed-since'), (bound) => -startOf(bound, zone, now))[0];
  const limit = parseLimit(sole(given, 'limit'));
  const extent = parseChoice(
    'content',
    sole(given, 'content'),
    content === 'full' ? ['full', 'summary'] : ['summary'],
  );
  const before = sole(given, 'before');
  if (before !== undefined) checkCursor(before, edition);
  return {
    facets,
    since,
    until,
    ...(changedSince !== undefined && { changedSince }),
    order: parseChoice('order', sole(given, 'order'), ['added', 'published']) ?? 'published',
    words: parseWords(given.get('q') ?? []),
    unique: parseChoice('unique', sole(given, 'unique'), ['1', '0']) === '1',
    ...(limit !== undefined && { limit }),
    ...(extent !== undefined && extent !== content && { content: extent }),
    ...(before !== undefined && { before }),
  };
}

/** Whether a parameter makes a difference to a selection: it is ours, or a likely mistake for one of ours. */
export function isRead(name: string): boolean {
  const lower = name.toLowerCase();
  return mistakes.has(lower) || parameters.includes(lower);
}

/** Gathers our parameters' values, empty ones left out. Throws where a name is a likely mistake for one of ours. */
function collect(search: URLSearchParams): Map<string, string[]> {
  const given = new Map<string, string[]>();
  for (const [name, value] of search) {
    if (value.trim() === '') continue;
    const lower = name.toLowerCase();
    const meant = mistakes.get(lower) ?? (parameters.includes(lower) && lower !== name ? lower : undefined);
    if (meant !== undefined) {
      const note = explained.get(meant);
      const detail = `There is no parameter “${name}”; the one for this is “${meant}”${note === undefined ? '' : `: ${note}`}.`;
      throw badParameter(name, detail, meant, [meant]);
    }
    if (!parameters.includes(name)) continue;
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return given;
}

/**
 * Throws where something that takes no parameters is given one of ours, which would be believed to have done something; `instead`
 * takes them. Those of others do no harm here either.
 */
export function refuseParameters(search: URLSearchParams, instead: string): void {
  const [first] = collect(search).keys();
  if (first === undefined) return;
  const asked = [...search].filter(([name]) => parameters.includes(name));
  const detail = `An archive document is whole: “${first}” would do nothing here.`;
  throw badParameter(first, detail, `no parameters; ${instead} takes them`, [
    `${instead}?${new URLSearchParams(asked)}`,
  ]);
}

function sole(given: Map<string, string[]>, name: string): string | undefined {
  const values = [...new Set(given.get(name))];
  if (values.length > 1) throw badParameter(name, `“${name}” is given more than once.`, 'one value');
  return values[0];
}

function parseFacet(
  edition: Edition,
  name: FacetName,
  written: readonly string[],
  selector: Selector,
  now: number,
): FacetQuery {
  const all: string[][] = [];
  const none: string[] = [];
  if (selector.by === 'facet' && selector.facet === name)
    all.push([pathValue(edition, name, selector.value, now)]);
  for (const group of written) {
    const values = group
      .split(',')
      .map((v) => v.trim())
      .filter((v) => v !== '' && v !== '-');
    const negated = values.filter((v) => v.startsWith('-')).length;
    if (negated > 0 && negated < values.length && !values[0]?.startsWith('-')) {
      const either = values.filter((v) => !v.startsWith('-')).join(',');
      const accepted = `${name}=a,b for either, ${name}=-a,b for neither, and several ${name} parameters, all of which hold`;
      const apart = values.filter((v) => v.startsWith('-')).map((v) => `${name}=${v}`);
      throw badParameter(name, `“${group}” mixes values to have and values not to have.`, accepted, [
        `${name}=${either}&${apart.join('&')}`,
      ]);
    }
    const slugs = values.map((v) => knownValue(edition, name, v.replace(/^-/, ''), now));
    if (negated > 0) none.push(...slugs);
    else if (slugs.length > 0) all.push(sorted(slugs));
  }
  const groups = new Map(all.map((group) => [group.join(), group]));
  return { all: [...groups.values()].toSorted((a, b) => (a.join() < b.join() ? -1 : 1)), none: sorted(none) };
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function pathValue(edition: Edition, name: FacetName, written: string, now: number): string {
  if (edition.facets[name].knows(written, now)) return written;
  throw notFound(`No article here has the ${name} “${written}”.`, nearValues(edition, name, written, now));
}

/** The slug that a value means: as it is written, as its slug, or as it was called formerly. */
function knownValue(edition: Edition, name: FacetName, written: string, now: number): string {
  const asked = slug(written);
  const value = currentValue(edition, name, asked) ?? asked;
  if (edition.facets[name].knows(value, now)) return value;
  const accepted = `the ${name}s of this publication, listed at ${edition.meta.origin}/facets.json`;
  throw badParameter(
    name,
    `There is no ${name} “${written}”.`,
    accepted,
    nearValues(edition, name, written, now),
  );
}

/** What a facet's value is called now, where a slug is a former one. */
export function currentValue(edition: Edition, name: FacetName, former: string): string | undefined {
  return lookup(edition.meta.renamed[name], former);
}

/** How many values of a large dictionary are compared with a mistyped one: a request must not cost what the archive holds. */
const nearWindow = 2000;

function nearValues(edition: Edition, name: FacetName, written: string, now: number): string[] {
  return nearest(slug(written), edition.facets[name].around(slug(written), nearWindow, now));
}

function parsePeriod(period: string, edition: Edition): string {
  const bound = readBound(period, edition.meta.zone);
  if (bound === undefined) throw notFound(`There is no day ${period}.`);
  return bound;
}

function parseBound(name: string, written: string, edition: Edition): string {
  const bound = readBound(written, edition.meta.zone);
  if (bound !== undefined) return bound;
  throw badParameter(
    name,
    `“${written}” is no point in time that “${name}” understands.`,
    acceptedBounds,
    nearBounds(written),
  );
}

/** The nearest month or day to digits that read like a date: parts beyond the calendar cut down, parts in another order turned round. */
function nearBounds(written: string): string[] {
  const turned = written.replace(/^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/, '$3-$2-$1');
  const match = /^(\d{4})[-/.]?(\d\d?)(?:[-/.]?(\d\d?))?$/.exec(turned);
  if (!match) return [];
  const month = Math.min(12, Math.max(1, Number(match[2])));
  const day = Math.min(daysInMonth(Number(match[1]), month), Math.max(1, Number(match[3] ?? 1)));
  return [`${match[1]}-${pad(month)}${match[3] === undefined ? '' : `-${pad(day)}`}`];
}

/** Of several bounds the one that cuts most, absolute and relative apart, since only time tells which of the two does. */
function tightest(bounds: readonly string[], size: (bound: string) => number): string[] {
  const best = (of: readonly string[]) =>
    of.toSorted((a, b) => size(a) - size(b) || a.length - b.length).slice(0, 1);
  return [...best(bounds.filter((b) => !isRelative(b))), ...best(bounds.filter(isRelative))];
}

/** Throws where a window ends before it begins, now and for ever; bounds that move with the clock may yet meet others. */
function checkOrder(
  since: readonly string[],
  until: readonly string[],
  { meta: { zone } }: Edition,
  now: number,
): void {
  const [begin, end] = [since, until].map((bounds) => bounds.find((bound) => !isRelative(bound)));
  if (begin === undefined || end === undefined) return;
  const start = startOf(begin, zone, now);
  // One moment as both holds nothing either, but is in order: an app that asks from one time to the next may say it.
  if (start < endOf(end, zone, now) || start <= startOf(end, zone, now)) return;
  const detail = `“since” (${begin}) is after “until” (${end}): nothing can lie between them.`;
  throw badParameter('since', detail, `a point in time that is not after ${end}`);
}

function parseLimit(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const limit = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
  if (limit >= 1 && limit <= maxLimit) return limit;
  const near = limit > maxLimit ? [String(maxLimit)] : limit === 0 ? ['1'] : [];
  throw badParameter(
    'limit',
    `“${written}” is no number of articles that a feed can have.`,
    `a whole number from 1 to ${maxLimit}`,
    near,
  );
}

function parseChoice<T extends string>(
  name: string,
  written: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (written === undefined) return undefined;
  const choice = choices.find((c) => c === written.toLowerCase());
  if (choice !== undefined) return choice;
  throw badParameter(
    name,
    `“${written}” is no value of “${name}”.`,
    choices.join(' or '),
    nearest(written, choices),
  );
}

function checkCursor(before: string, edition: Edition): void {
  if (readCursor(before)) return;
  if (readBound(before, edition.meta.zone) !== undefined) {
    const detail = `“before” takes a cursor from a feed's “next” link, no date. For articles until a date there is “until”.`;
    throw badParameter('before', detail, 'a cursor from a “next” link', [`until=${before}`]);
  }
  throw badParameter('before', `“${before}” is no cursor.`, 'a cursor from a “next” link, to the letter');
}
