import fc from 'fast-check';
import type { Article } from '../../../src/article/article.ts';
import { formatAddress } from '../../../src/edition/address.ts';
import { queryOfPeriod } from '../../../src/edition/listing.ts';
import { wordsOf } from '../../words.ts';
import { queriesOf } from '../query.ts';
import { founded } from './archive.ts';
import type { Large } from './world.ts';

/** Of values by how many articles have them, some of every frequency. */
function someOf(counts: ReadonlyMap<string, number>): string[] {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
  const places = [0, 1, 2, 3, 0.01, 0.03, 0.1, 0.3, 0.6, 0.9];
  return [...new Set(places.map((at) => sorted[Math.floor(at < 1 ? at * sorted.length : at)] as string))];
}

function count(all: readonly Article[], valuesOf: (of: Article) => Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of all) for (const value of valuesOf(article)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What an editor touched from the first edition of an archive to the second, by id. */
export function touchedIn({ editions: [first, second] }: Large): ReadonlySet<string> {
  const kept = new Set(second.phases.at(-1));
  return new Set(first.phases.at(-1)?.flatMap((written) => (kept.has(written) ? [] : written.id)));
}

/** What queries name in an archive, and what else can be asked of it. */
export function rangeOf(large: Large) {
  const { articles } = large.editions[0];
  const ids = touchedIn(large);
  const touched = fc.constantFrom(...articles.filter(({ id }) => ids.has(id)));
  const old = articles.filter(({ published }) => published < founded - 60 * 86_400);
  const tags = someOf(count(old, ({ tags }) => tags.map(({ slug }) => slug)));
  const words = someOf(
    count(
      old.filter((_, i) => i % Math.ceil(old.length / 2000) === 0),
      ({ title, body }) => wordsOf(`${title}\n${body}`),
    ),
  );
  const moments = fc.constantFrom(...old.map(({ published }) => published));
  const bounds = fc
    .tuple(moments, fc.constantFrom(4, 7, 10, 19), fc.integer({ min: -1, max: 1 }))
    .map(([moment, length, second]) => {
      const text = new Date((moment + second) * 1000).toISOString().slice(0, length);
      return length === 19 ? `${text}Z` : text;
    });
  const many = queriesOf({
    tags: [...tags, 'beta', 'unused'],
    authors: someOf(count(old, ({ authors }) => authors.map(({ slug }) => slug))),
    sources: someOf(count(old, ({ source }) => (source ? [source.slug] : []))),
    languages: ['en', 'de', 'ja', 'zh', 'zh-hans'],
    words: [...words, 'dom', 'kolner', '京大', '大学', '渡', '口出', 'カモ'],
    without: ['dom', 're-translated', '北京大学', ...words.slice(4, 6)],
    bounds,
    days: 4000,
  });
  const periods = fc
    .tuple(moments, fc.constantFrom(4, 7, 10))
    .map(([moment, length]) => queryOfPeriod(new Date(moment * 1000).toISOString().slice(0, length)));
  const queries = fc.oneof({ weight: 7, arbitrary: many }, { weight: 1, arbitrary: periods });
  const formats = fc.constantFrom('rss' as const, 'atom' as const, 'json' as const);
  const months = moments.map((moment) => new Date(moment * 1000).toISOString().slice(0, 7).replace('-', '/'));
  const slugs = fc.constantFrom(...articles.map(({ slug }) => slug));
  const files = fc.constantFrom('rss.xml', 'atom.xml', 'feed.json');
  const asDay = ({ published }: Article) => new Date(published * 1000).toISOString().slice(0, 10).replaceAll('-', '/');
  /** Every kind of address there is, of articles that the editor touched among them. */
  const addresses = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(touched, files).map(([article, file]) => `/${asDay(article)}/${file}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(touched, fc.constantFrom('', '.md', '.json'))
        .map(([{ slug }, ending]) => `/articles/${encodeURIComponent(slug)}${ending}`),
    },
    {
      weight: 6,
      arbitrary: fc.tuple(queries, formats).map(([query, format]) => formatAddress(query, format)),
    },
    { weight: 2, arbitrary: queries.map((query) => formatAddress(query)) },
    { weight: 2, arbitrary: fc.tuple(months, files).map(([month, file]) => `/archive/${month}/${file}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(slugs, fc.constantFrom('', '.md', '.json'))
        .map(([slug, ending]) => `/articles/${encodeURIComponent(slug)}${ending}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '/facets.json',
        '/opml.xml',
        '/sitemap.xml',
        '/openapi.json',
        '/tags',
        '/',
        '/rss.xml',
      ),
    },
  );
  return { queries, formats, files, addresses, tags, words };
}
