import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zoneTable } from '../../src/compile/zone-table.ts';
import { Dictionary, writeDictionary } from '../../src/edition/dictionary.ts';
import { Ids, writeIds } from '../../src/edition/ids.ts';

const slugs = ['river', 'mountain', 'sea'];
/** 23:30 UTC on New Year's Eve is the next year's first day in Berlin. */
const published = Float64Array.of(
  Date.UTC(2023, 11, 31, 23, 30) / 1000,
  Date.UTC(2024, 5, 1) / 1000,
  Date.UTC(2024, 5, 2) / 1000,
);
const source = { host: 'example.org', zone: zoneTable('Europe/Berlin'), published };

function openOf(ids: readonly string[]): { ids: Ids; bytes: number } {
  const written = writeIds(ids, slugs, source);
  return {
    ids: new Ids(new Dictionary(written), new Dictionary(writeDictionary(slugs)), source),
    bytes: written.length,
  };
}

test('ids come back to the letter, whether host, day and slug give them or not', () => {
  const all = ['tag:example.org,2024-01-01:river', 'https://elsewhere.example/?p=7', 'tag:example.org,2024-06-01:sea'];
  const { ids } = openOf(all);
  expect(all.map((_, ordinal) => ids.at(ordinal))).toEqual(all);
});

/** Ids of so many articles in a dictionary, and the ids as they are read again. */
function roundTrip(slugs: readonly string[], days: readonly number[], ids: readonly string[]) {
  const around = { ...source, published: Float64Array.from(days) };
  const written = writeIds(ids, slugs, around);
  const read = new Ids(new Dictionary(written), new Dictionary(writeDictionary(slugs)), around);
  return { read: ids.map((_, ordinal) => read.at(ordinal)), bytes: written.length };
}

test.each<[string, (slug: string, day: string) => string]>([
  ['a path and the slug', (slug) => `https://example.org/posts/${slug}/`],
  ['the day in the path', (slug, day) => `https://example.org/${day.replaceAll('-', '/')}/${slug}.html`],
  ['the month', (slug, day) => `https://example.org/${day.slice(0, 7).replace('-', '/')}/${slug}/`],
  ['the day and the slug in one', (slug, day) => `https://example.org/${day}-${slug}/`],
])('permalinks made of %s take five bytes each', (_, permalink) => {
  const slugs = Array.from({ length: 1000 }, (_, i) => `post-${i}`);
  const days = slugs.map((_, i) => Date.UTC(2020, 0, 1, 12) / 1000 + i * 40_000);
  const ids = slugs.map((slug, i) =>
    permalink(slug, new Date((days[i] as number) * 1000 + 7_200_000).toISOString().slice(0, 10)),
  );
  const { read, bytes } = roundTrip(slugs, days, ids);
  expect(read).toEqual(ids);
  // In summer Berlin is two hours ahead, in winter one: a few seconds of a year are another day here than there.
  expect(bytes).toBeLessThan(8 * slugs.length);
});

test('whatever ids hold of slugs and days, they come back', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    'ab',
    '2020/01/02',
    '2020-01-02',
    '2020/01',
    '/',
    '$&',
    '$1',
    '\u0001',
    '\u0005',
    'https://',
  );
  const article = fc.record({
    slug: fc.constantFrom('a', 'b', 'ab', '2020', '2020-01-02'),
    day: fc.integer({ min: -2, max: 2 }).map((n) => Date.UTC(2020, 0, 2, 12) / 1000 + n * 86_400),
    id: fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => `x${pieces.join('')}`),
  });
  fc.assert(
    fc.property(fc.array(article, { maxLength: 60 }), fc.constantFrom(1, 8), (all, copies) => {
      const many = Array.from({ length: copies }, () => all).flat();
      const ids = many.map(({ id }) => id);
      const { read } = roundTrip(
        many.map(({ slug }) => slug),
        many.map(({ day }) => day),
        ids,
      );
      expect(read).toEqual(ids);
    }),
    { numRuns: 2000 },
  );
});

test('ids that the publication made take no room of their own', () => {
  const made = openOf([
    'tag:example.org,2024-01-01:river',
    'tag:example.org,2024-06-01:mountain',
    'tag:example.org,2024-06-02:sea',
  ]);
  expect(made.bytes).toBe(openOf(['', '', '']).bytes);
});
