import type { Selector } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import { everything, type FacetName, facetNames, type FacetQuery, type Query } from '../edition/query.ts';
import type { Zone } from '../edition/zone.ts';
import { daysInMonth, pad } from '../text/date.ts';
import { lookup } from '../text/table.ts';
import { nearest } from '../text/nearest.ts';
import { slug } from '../text/slug.ts';
import { acceptedBounds, endOf, isRelative, readBound, startOf } from './bound.ts';
import { readCursor } from './cursor.ts';
import { choices, isParameter, limitRange, type ParameterName, parameterMeant } from './parameters.ts';
import { badParameter, notFound } from './problem.ts';
import { parseWords } from './words.ts';

type GivenParameters = ReadonlyMap<ParameterName, readonly string[]>;

/**
 * Parses a path's selector and the parameters into a canonical query. Throws ProblemError: 404 for a facet
 * value in the path that never existed, 400 for anything else it does not accept.
 */
export function parseQuery(edition: Edition, selector: Selector, input: URLSearchParams, now: number): Query {
  if (selector.by === 'everything' && input.size === 0) return everything;
  const given = collect(input);
  const { zone, content } = edition.meta;
  const facets = Object.fromEntries(
    facetNames.map((name) => [name, parseFacet(edition, name, given.get(name) ?? [], selector, now)]),
  ) as Record<FacetName, FacetQuery>;
  const period = selector.by === 'period' ? [parsePeriod(selector.period, edition)] : [];
  const bounds = (name: ParameterName) => (given.get(name) ?? []).map((value) => parseBound(name, value, edition));
  const since = tightest([...period, ...bounds('since')], (bound) => -startOf(bound, zone, now));
  const until = tightest([...period, ...bounds('until')], (bound) => endOf(bound, zone, now));
  checkOrder(since, until, zone, now);
  const changedSince = tightest(bounds('changed-since'), (bound) => -startOf(bound, zone, now))[0];
  const limit = parseLimit(sole(given, 'limit'));
  const extent = parseChoice(given, 'content', content === 'full' ? choices.content : ['summary']);
  const before = sole(given, 'before');
  if (before !== undefined) checkCursor(before, edition);
  return {
    facets,
    since,
    until,
    ...(changedSince !== undefined && { changedSince }),
    order: parseChoice(given, 'order', choices.order) ?? 'published',
    words: parseWords(given.get('q') ?? []),
    unique: parseChoice(given, 'unique', choices.unique) === '1',
    ...(limit !== undefined && { limit }),
    ...(extent !== undefined && extent !== content && { content: extent }),
    ...(before !== undefined && { before }),
  };
}

/** The values of our parameters without empty ones. Throws at likely mistakes for their names. */
function collect(search: URLSearchParams): GivenParameters {
  const given = new Map<ParameterName, string[]>();
  for (const [name, value] of search) {
    const meant = parameterMeant(name);
    if (!meant || value.trim() === '') continue;
    if (meant.name !== name) {
      const note = meant.note === undefined ? '' : `: ${meant.note}`;
      const detail = `There is no parameter “${name}”; the one for this is “${meant.name}”${note}.`;
      throw badParameter(name, detail, meant.name, [meant.name]);
    }
    given.set(meant.name, [...(given.get(meant.name) ?? []), value]);
  }
  return given;
}

/** Throws at parameters of ours where there are none; the error names `instead`, which takes them. */
export function refuseParameters(search: URLSearchParams, instead: string): void {
  const [first] = collect(search).keys();
  if (first === undefined) return;
  const asked = new URLSearchParams([...search].filter(([name]) => isParameter(name)));
  const detail = `An archive document takes no parameters: “${first}” would have no effect.`;
  throw badParameter(first, detail, `no parameters; ${instead} takes them`, [`${instead}?${asked}`]);
}

/** The only value of a parameter that may not be repeated. */
function sole(given: GivenParameters, name: ParameterName): string | undefined {
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
  if (selector.by === 'facet' && selector.facet === name) all.push([pathValue(edition, name, selector.value, now)]);
  for (const group of written) {
    const parts = group.split(',').map((value) => value.trim());
    const values = parts.filter((value) => value !== '' && value !== '-');
    const negated = values.filter((value) => value.startsWith('-'));
    if (negated.length > 0 && negated.length < values.length && !values[0]?.startsWith('-')) {
      const either = values.filter((value) => !value.startsWith('-')).join(',');
      const detail = `“${group}” mixes wanted and unwanted values.`;
      const accepted = `${name}=a,b (either), ${name}=-a,b (neither), or several ${name} parameters (all)`;
      const apart = negated.map((value) => `${name}=${value}`).join('&');
      throw badParameter(name, detail, accepted, [`${name}=${either}&${apart}`]);
    }
    const slugs = values.map((value) => knownValue(edition, name, value.replace(/^-/, ''), now));
    if (negated.length > 0) none.push(...slugs);
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

/** The current slug of a value that is given as a slug, as a label, or by a former slug. */
function knownValue(edition: Edition, name: FacetName, written: string, now: number): string {
  const asked = slug(written);
  const value = currentValue(edition, name, asked) ?? asked;
  if (edition.facets[name].knows(value, now)) return value;
  const accepted = `the ${name}s of this publication, listed at ${edition.url}/facets.json`;
  const near = nearValues(edition, name, written, now);
  throw badParameter(name, `There is no ${name} “${written}”.`, accepted, near);
}

/** The current slug of a facet value that was renamed; undefined if the slug is not a former one. */
export function currentValue(edition: Edition, name: FacetName, former: string): string | undefined {
  return lookup(edition.meta.renamed[name], former);
}

/** The most values compared with a mistyped one: the cost must not grow with the archive. */
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
  const detail = `“${written}” is no point in time that “${name}” understands.`;
  throw badParameter(name, detail, acceptedBounds, nearBounds(written));
}

/** The month or day nearest to digits like a date: parts put in order, and cut to the calendar. */
function nearBounds(written: string): string[] {
  const turned = written.replace(/^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/, '$3-$2-$1');
  const match = /^(\d{4})[-/.]?(\d\d?)(?:[-/.]?(\d\d?))?$/.exec(turned);
  if (!match) return [];
  const month = Math.min(12, Math.max(1, Number(match[2])));
  const day = Math.min(daysInMonth(Number(match[1]), month), Math.max(1, Number(match[3] ?? 1)));
  return [`${match[1]}-${pad(month)}${match[3] === undefined ? '' : `-${pad(day)}`}`];
}

/**
 * The tightest absolute bound and the tightest relative one. Both are kept, because which of them is tighter
 * changes with time.
 */
function tightest(bounds: readonly string[], size: (bound: string) => number): string[] {
  const best = (of: readonly string[]) => of.toSorted((a, b) => size(a) - size(b) || a.length - b.length).slice(0, 1);
  return [...best(bounds.filter((b) => !isRelative(b))), ...best(bounds.filter(isRelative))];
}

/** Throws if absolute bounds end before they begin. Relative bounds move and may meet others. */
function checkOrder(since: readonly string[], until: readonly string[], zone: Zone, now: number) {
  const [begin, end] = [since, until].map((bounds) => bounds.find((bound) => !isRelative(bound)));
  if (begin === undefined || end === undefined) return;
  const start = startOf(begin, zone, now);
  // An empty window of one moment is accepted: an app that asks from one time to the next may send it.
  if (start < endOf(end, zone, now) || start <= startOf(end, zone, now)) return;
  const detail = `“since” (${begin}) is after “until” (${end}): nothing can lie between them.`;
  throw badParameter('since', detail, `a point in time that is not after ${end}`);
}

function parseLimit(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const { minimum, maximum } = limitRange;
  const limit = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
  if (limit >= minimum && limit <= maximum) return limit;
  const near = limit > maximum ? [String(maximum)] : limit < minimum ? [String(minimum)] : [];
  const detail = `“${written}” is no number of articles that a feed can have.`;
  throw badParameter('limit', detail, `a whole number from ${minimum} to ${maximum}`, near);
}

function parseChoice<T extends string>(given: GivenParameters, name: ParameterName, accepted: readonly T[]) {
  const written = sole(given, name);
  if (written === undefined) return undefined;
  const choice = accepted.find((c) => c === written.toLowerCase());
  if (choice !== undefined) return choice;
  const near = nearest(written, accepted);
  throw badParameter(name, `“${written}” is no value of “${name}”.`, accepted.join(' or '), near);
}

function checkCursor(before: string, edition: Edition): void {
  if (readCursor(before)) return;
  if (readBound(before, edition.meta.zone) === undefined)
    throw badParameter('before', `“${before}” is no cursor.`, 'a cursor from a “next” link, unchanged');
  const detail = '“before” takes a cursor from a “next” link, not a date. For articles until a date, use “until”.';
  throw badParameter('before', detail, 'a cursor from a “next” link', [`until=${before}`]);
}
