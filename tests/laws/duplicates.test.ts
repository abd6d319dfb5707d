import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLinks, type Link, type Relatable } from '../../src/content/duplicates/links.ts';
import { relateArticles } from '../../src/content/duplicates/relate-articles.ts';
import { shinglesOf, winnow } from '../../src/content/duplicates/duplicate-index.ts';
import { archive, random } from '../bench/archive.ts';

/** The naive twin: every pair, its runs of four words as strings, resemblance and containment counted exactly. */
function naivePairs(articles: readonly Relatable[]): ReadonlySet<string> {
  const sets = articles.map(({ text }) => {
    const words = text.split(' ');
    return new Set(words.slice(3).map((_, i) => words.slice(i, i + 4).join(' ')));
  });
  const pairs = new Set<string>();
  for (const [i, a] of sets.entries())
    for (const [j, b] of sets.entries()) {
      const shorter = Math.min(a.size, b.size);
      if (j <= i || shorter < 12) continue;
      const common = [...a].filter((shingle) => b.has(shingle)).length;
      const resemblance = common / (a.size + b.size - common);
      if (resemblance >= 0.5 || (shorter >= 24 && common / shorter >= 0.65))
        pairs.add([articles[i]?.id, articles[j]?.id].sort().join(' '));
    }
  return pairs;
}

function pairsOf(articles: readonly Relatable[]): ReadonlySet<string> {
  const repeats = findLinks(articles).filter((link) => link.repeats);
  return new Set(repeats.map(({ one, other }) => [one.id, other.id].sort().join(' ')));
}

const { articles: seeded, retells } = archive(400, 7);

test('near-duplicates are those of the naive twin, all of them, in a seeded archive', () => {
  const found = pairsOf(seeded);
  expect(found.size).toBeGreaterThan(12);
  expect(found).toEqual(naivePairs(seeded));
});

const vocabulary = Array.from({ length: 2000 }, (_, i) => `w${i.toString(36)}x`);
const passage = fc.array(fc.constantFrom(...vocabulary), { minLength: 24, maxLength: 80 });

/** Articles pieced together from a few passages, so that they share all sorts of parts. */
const pieced = fc
  .tuple(
    fc.array(passage, { minLength: 3, maxLength: 6 }),
    fc.array(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 8 }),
    fc.array(fc.nat({ max: 6 }), { minLength: 8, maxLength: 8 }),
  )
  .map(([passages, plans, days]) =>
    plans.map((plan, i): Relatable => {
      const words = plan.flatMap((n) => passages[n % passages.length] ?? []);
      const published = 1_600_000_000 + (days[i] ?? 0) * 86400;
      return {
        id: `a${i}`,
        title: 'Title',
        text: words.join(' '),
        published,
        added: 1_700_000_000 + (i % 3),
      };
    }),
  );

test('near-duplicates are those of the naive twin, whatever is pieced together', () => {
  fc.assert(
    fc.property(pieced, (articles) => {
      expect(pairsOf(articles)).toEqual(naivePairs(articles));
    }),
    { numRuns: 200 },
  );
});

test('what shares two thirds of a text is found wherever it stands, and what shares three fifths is not', () => {
  const next = random(11);
  const words = (count: number): string[] => Array.from({ length: count }, () => `w${Math.floor(next() * 20_000)}x`);
  const pair = (i: number, share: number): Relatable[] => {
    const original = words(100 + Math.floor(next() * 400));
    const kept = original.slice(0, Math.ceil(original.length * share));
    const copy = [...words(Math.floor(next() * 60)), ...kept, ...words(original.length)];
    const published = 1_000_000_000 + i * 1_000_000;
    return [original, copy].map((text, k) => ({
      id: `${i} ${k}`,
      title: `Title ${words(1).join()}`,
      text: text.join(' '),
      published: published + k,
      added: 2_000_000_000,
    }));
  };
  const found = (share: number): number => pairsOf(Array.from({ length: 60 }, (_, i) => pair(i, share)).flat()).size;
  expect([0.5, 0.6, 0.67, 0.8, 0.95].map(found)).toEqual([0, 0, 60, 60, 60]);
});

test('the order of the articles does not matter', () => {
  fc.assert(
    fc.property(pieced, fc.nat(), (articles, turn) => {
      const turned = [...articles.slice(turn % articles.length), ...articles.slice(0, turn % articles.length)];
      expect(new Map([...relateArticles(turned)].sort())).toEqual(new Map([...relateArticles(articles)].sort()));
    }),
    { numRuns: 100 },
  );
});

test('a new article changes what no old one points to', () => {
  fc.assert(
    fc.property(pieced, passage, fc.nat({ max: 6 }), (articles, words, day) => {
      const text = `${articles[0]?.text} ${words.join(' ')}`;
      const published = 1_600_000_000 + day * 86400;
      const newer: Relatable = { id: 'new', title: 'New', text, published, added: 1_800_000_000 };
      const [before, after] = [relateArticles(articles), relateArticles([...articles, newer])];
      for (const { id } of articles) expect(after.get(id)?.related ?? []).toEqual(before.get(id)?.related ?? []);
    }),
    { numRuns: 100 },
  );
});

test('what articles point to is neither later nor newer, and never themselves', () => {
  const all = new Map(seeded.map((article) => [article.id, article]));
  for (const [id, { related }] of relateArticles(seeded)) {
    expect(new Set(related).size).toBe(related.length);
    for (const pointed of related) {
      expect(pointed).not.toBe(id);
      expect(all.get(pointed)?.published).toBeLessThanOrEqual(all.get(id)?.published ?? 0);
    }
  }
});

test('any passage of sixteen shingles leaves a fingerprint wherever it stands', () => {
  const tokens = fc.array(fc.nat({ max: 0xffffffff }), { minLength: 19, maxLength: 19 });
  const around = fc.array(fc.nat({ max: 0xffffffff }), { maxLength: 60 });
  fc.assert(
    fc.property(tokens, around, around, (shared, before, after) => {
      const within = winnow(shinglesOf([...before, ...shared, ...after]));
      const inside = new Set(shinglesOf(shared));
      expect([...within].some((fingerprint) => inside.has(fingerprint))).toBe(true);
    }),
  );
});

test('winnowing keeps two of every seventeen shingles', () => {
  const next = random(3);
  const shingles = Array.from({ length: 200_000 }, () => Math.floor(next() * 2 ** 32));
  expect(winnow(shingles).length / shingles.length).toBeCloseTo(2 / 17, 2);
});

/** The terms of the title and the text, as strings, with how often each occurs. */
function naiveTerms({ title, text }: Relatable): ReadonlyMap<string, number> {
  const words = [...title.split(' '), ...text.split(' ')];
  const counts = new Map<string, number>();
  for (const [i, word] of words.entries())
    for (const term of i > 0 ? [word, `${words[i - 1]} ${word}`] : [word])
      counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** The naive twin: the cosine of every pair of the same days that is no near-duplicate, from 0.14 on. Articles are added together. */
function naiveStories(articles: readonly Relatable[]): ReadonlyMap<string, number> {
  const terms = articles.map(naiveTerms);
  const frequencies = new Map<string, number>();
  for (const term of terms.flatMap((counts) => [...counts.keys()]))
    frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const rarity = (term: string): number =>
    Math.min(Math.log(200), Math.log((articles.length + 21) / (frequencies.get(term) ?? 0)));
  const vectors = terms.map(
    (counts) => new Map([...counts].map(([term, n]) => [term, (1 + Math.log(n)) * rarity(term)])),
  );
  const lengths = vectors.map((vector) => Math.hypot(...vector.values()));
  const twins = naivePairs(articles);
  const found = new Map<string, number>();
  for (const [i, a] of articles.entries())
    for (const [j, b] of articles.entries()) {
      const days = Math.abs(Math.floor(a.published / 86400) - Math.floor(b.published / 86400));
      const key = [a.id, b.id].sort().join(' ');
      if (j <= i || days > 2 || twins.has(key)) continue;
      let product = 0;
      for (const [term, weight] of vectors[i] ?? []) product += weight * (vectors[j]?.get(term) ?? 0);
      const cosine = product / ((lengths[i] ?? 0) * (lengths[j] ?? 0));
      if (cosine >= 0.14) found.set(key, cosine);
    }
  return found;
}

const storiesOf = (links: readonly Link[]): ReadonlyMap<string, number> =>
  new Map(
    links.filter((link) => !link.repeats).map(({ one, other, near }) => [[one.id, other.id].sort().join(' '), near]),
  );

test('tellings of one story are those of the naive twin, all of them, in a seeded archive', () => {
  const [found, naive] = [storiesOf(findLinks(seeded)), naiveStories(seeded)];
  expect([...found.keys()].sort()).toEqual([...naive.keys()].sort());
  // Two terms in one bucket count as more common than they are.
  for (const [key, near] of found) expect(Math.abs(near - (naive.get(key) ?? 0))).toBeLessThan(0.01);
  const wanted = retells.map(([a, b]) => [a, b].sort().join(' '));
  expect(wanted.filter((key) => found.has(key)).length).toBeGreaterThan(0.75 * wanted.length);
});
