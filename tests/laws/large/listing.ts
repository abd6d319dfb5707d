import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { Article } from '../../../src/article/article.ts';
import { formatCursor } from '../../../src/edge/cursor.ts';
import { formatAddress } from '../../../src/edition/address.ts';
import type { Format } from '../../../src/edition/fragment.ts';
import { everything, type Query } from '../../../src/edition/query.ts';
import { queryOfValue } from '../../../src/edition/listing.ts';
import { found, naive } from '../naive.ts';
import { type Asked, readFeed } from '../statements/asked.ts';
import { below, pagesHold, type Turn } from '../statements/pages.ts';
import { metAll, metOnce, walk } from '../statements/walk.ts';
import { drawn, type Law } from './law.ts';
import { rangeOf, touchedIn } from './range.ts';
import { type Large, origin, type Place, type PlaceName, placeNames } from './world.ts';

const places = fc.constantFrom<PlaceName>(...placeNames);
const sizes = fc.integer({ min: 1, max: 100 });

/** Pages of a feed over HTTP, by the addresses of their `next`. */
const pagesOf =
  (asked: Asked, first: string): Turn<string> =>
  async (mark) => {
    const { ids, links } = await readFeed(await asked.ask(mark ?? first));
    return { ids, next: links.next };
  };

/** A selection is read to its end where that takes few pages, else as far as a few. */
const pagesRead = (expected: readonly string[], size: number): number =>
  expected.length <= 10 * size ? Number.POSITIVE_INFINITY : 3;

const selection: Law = {
  name: 'pages put together are what a naive filter finds, and next exists exactly when more match',
  part: 1,
  prepare(large, cases, seed) {
    const { queries, formats } = rangeOf(large);
    const drawing = fc.record({ query: queries, place: places, format: formats, limit: sizes });
    return drawn(drawing, cases, seed, async ({ query, place: name, format, limit }) => {
      const place = large.at(name);
      const expected = naive(place.held.articles, query, place.now);
      const turn = pagesOf(place, formatAddress({ ...query, limit }, format));
      await pagesHold(expected, limit, turn, pagesRead(expected, limit));
    });
  },
};

const cursor: Law = {
  name: 'a cursor finds its place anywhere, in an edition, too, that holds its article no more or elsewhere',
  part: 1,
  prepare(large, cases, seed) {
    const { queries, formats } = rangeOf(large);
    const drawing = fc.record({
      query: queries,
      from: places,
      to: places,
      at: fc.nat(),
      format: formats,
      limit: sizes,
    });
    const isElsewhere = touchedIn(large);
    return drawn(drawing, cases, seed, async ({ query, from, to, at, format, limit }) => {
      const [before, after] = [large.at(from), large.at(to)];
      const listed = found(before.held.articles, query, before.now);
      const changed = listed.filter(({ id }) => isElsewhere.has(id));
      const among = changed.length > 0 && at % 2 === 0 ? changed : listed;
      const last = among[at % among.length];
      if (!last) return;
      const mark = formatCursor({ key: query.order === 'added' ? last.added : last.published, id: last.id });
      const address = formatAddress({ ...query, limit, before: mark }, format);
      const expected = below(found(after.held.articles, query, after.now), query.order, last);
      await pagesHold(expected, limit, pagesOf(after, address), pagesRead(expected, limit));
    });
  },
};

const formatsAgree: Law = {
  name: 'all formats list the same articles with the same dates, at the address that they call their own',
  part: 0.3,
  prepare(large, cases, seed) {
    const { queries } = rangeOf(large);
    return drawn(fc.record({ query: queries, place: places }), cases, seed, async ({ query, place: name }) => {
      const place = large.at(name);
      const expected = found(place.held.articles, query, place.now).slice(0, query.limit ?? 20);
      for (const format of ['rss', 'atom', 'json'] satisfies Format[]) {
        const address = formatAddress(query, format);
        const { ids, dates, links } = await readFeed(await place.ask(address));
        deepEqual(
          ids.map((id, i) => [id, dates[i]]),
          expected.map(({ id, published }) => [id, new Date(published * 1000).toISOString()]),
        );
        equal(links.self, origin + address);
      }
    });
  },
};

/** A publication that goes on from place to place as documents are read. */
function goingOn(large: Large, from: number, then: readonly [after: number, name: PlaceName][]) {
  let place: Place = large.at('first');
  const between = (documents: number): void => {
    for (const [after, name] of then) if (documents === from + after) place = large.at(name);
  };
  const asked: Asked = {
    get now() {
      return place.now;
    },
    ask: (...request) => place.ask(...request),
  };
  return { asked, between };
}

/** Articles of the first edition that the editor left alone, and that were out. */
function leftAlone(large: Large, query: Query): Article[] {
  const { held, now } = large.at('first');
  const touched = touchedIn(large);
  return found(held.articles, query, now).filter(({ id }) => !touched.has(id));
}

const idsOf = (articles: readonly Article[]): string[] => articles.map(({ id }) => id);

const pagedWalk: Law = {
  name: 'a walk over pages meets each article that is left alone once, while time passes and editions change',
  part: 0.03,
  prepare(large, cases, seed) {
    const { tags, formats } = rangeOf(large);
    const drawing = fc.record({
      tag: fc.constantFrom(...tags, 'beta'),
      order: fc.constantFrom('published' as const, 'added' as const),
      format: formats,
      pages: fc.integer({ min: 2, max: 60 }),
      from: fc.nat(3),
    });
    return drawn(drawing, cases, seed, async ({ tag, order, format, pages, from }) => {
      const query: Query = { ...queryOfValue('tag', tag), order };
      const wanted = leftAlone(large, query);
      const limit = Math.min(100, Math.max(1, Math.ceil(wanted.length / pages)));
      const { asked, between } = goingOn(large, from, [
        [1, 'later'],
        [3, 'second'],
        [6, 'last'],
      ]);
      metOnce(await walk(asked, formatAddress({ ...query, limit }, format), 'next', between), idsOf(wanted));
    });
  },
};

const archiveWalk: Law = {
  name: 'a walk over archives back meets each article that is left alone, while time passes and editions change',
  part: 0.01,
  prepare(large, cases, seed) {
    const drawing = fc.record({ file: fc.constantFrom('/atom.xml', '/rss.xml'), from: fc.nat(20) });
    return drawn(drawing, cases, seed, async ({ file, from }) => {
      const { asked, between } = goingOn(large, from, [
        [1, 'later'],
        [20, 'second'],
        [60, 'last'],
      ]);
      metAll(await walk(asked, file, 'prev-archive', between), idsOf(leftAlone(large, everything)));
    });
  },
};

const archiveForth: Law = {
  name: 'a walk over archives from the oldest on meets all that is out',
  part: 0.005,
  prepare(large, cases, seed) {
    const drawing = fc.record({ place: places, file: fc.constantFrom('atom.xml', 'rss.xml') });
    return drawn(drawing, cases, seed, async ({ place: name, file }) => {
      const place = large.at(name);
      const wanted = found(place.held.articles, everything, place.now);
      // Months are Berlin's; what lies hours before midnight in UTC may be in the next.
      const oldest = new Date(((wanted.at(-1) as Article).published + 2 * 3600) * 1000);
      const month = oldest.toISOString().slice(0, 7).replace('-', '/');
      // The month itself is its newest part, where it comes in parts.
      let begin: string | undefined;
      for (let older: string | undefined = `/archive/${month}/${file}`; older !== undefined; ) {
        begin = older;
        older = (await readFeed(await place.ask(begin))).links['prev-archive'];
      }
      metOnce(await walk(place, begin as string, 'next-archive'), idsOf(wanted));
    });
  },
};

/** What feeds list. */
export const listing: readonly Law[] = [selection, cursor, formatsAgree, pagedWalk, archiveWalk, archiveForth];
