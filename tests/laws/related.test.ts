import { deserialize, serialize } from 'node:v8';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Linked } from '../../src/content/related/linked.ts';
import { type Link, linksOf, type Relatable } from '../../src/content/related/links.ts';
import { winnow } from '../../src/content/related/fingerprints.ts';
import { shinglesOf } from '../../src/content/related/shingles.ts';
import { relate } from '../../src/content/related.ts';
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
  const repeats = linksOf(articles).filter((link) => link.repeats);
  return new Set(repeats.map(({ one, other }) => [one.id, other.id].sort().join(' ')));
}

const { articles: seeded } = archive(400, 7);

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
  const words = (count: number): string[] =>
    Array.from({ length: count }, () => `w${Math.floor(next() * 20_000)}x`);
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
  const found = (share: number): number =>
    pairsOf(Array.from({ length: 60 }, (_, i) => pair(i, share)).flat()).size;
  expect([0.5, 0.6, 0.67, 0.8, 0.95].map(found)).toEqual([0, 0, 60, 60, 60]);
});

test('the order of the articles does not matter', () => {
  fc.assert(
    fc.property(pieced, fc.nat(), (articles, turn) => {
      const turned = [
        ...articles.slice(turn % articles.length),
        ...articles.slice(0, turn % articles.length),
      ];
      expect(new Map([...relate(turned)].sort())).toEqual(new Map([...relate(articles)].sort()));
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
      const [before, after] = [relate(articles), relate([...articles, newer])];
      for (const { id } of articles)
        expect(after.get(id)?.related ?? []).toEqual(before.get(id)?.related ?? []);
    }),
    { numRuns: 100 },
  );
});

test('what articles point to is neither later nor newer, and never themselves', () => {
  const all = new Map(seeded.map((article) => [article.id, article]));
  for (const [id, { related }] of relate(seeded)) {
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

/** An archive that changes step by step: articles are edited, moved to another day, taken back, come back, come new. */
const step = fc.record({
  at: fc.nat({ max: 5000 }),
  kind: fc.constantFrom('edit', 'rewrite', 'move', 'withdraw', 'add', 'retitle', 'quote'),
  with: fc.nat({ max: 5000 }),
});

/** A seeded archive squeezed into few days, so that much is near to much, in two lots. */
function articlesOfDays(count: number, length: number): Relatable[] {
  return archive(count, 5).articles.map((article, i) =>
    digested({
      ...article,
      text: article.text.slice(0, length),
      published: 1_300_000_000 + (i % 9) * 86_400,
      added: 2_000_000_000 + Number(i % 20 === 0),
    }),
  );
}

const digested = (one: Relatable): Relatable => ({ ...one, digest: `${one.title}\n${one.text}` });

/** An archive, and the ids of those that links join: half of all changes are theirs, or hardly one would matter to another. */
function joinedIn(old: readonly Relatable[]) {
  return { old, joined: new Set(linksOf(old).flatMap(({ one, other }) => [one.id, other.id])) };
}

function changed(
  articles: readonly Relatable[],
  { old, joined }: ReturnType<typeof joinedIn>,
  { at, kind, with: n }: typeof step extends fc.Arbitrary<infer T> ? T : never,
): readonly Relatable[] {
  const linked = articles.flatMap(({ id }, i) => (joined.has(id) ? [i] : []));
  const i = (at % 2 === 0 ? linked[at % linked.length] : undefined) ?? at % articles.length;
  const [one, other] = [articles[i] as Relatable, old[n % old.length] as Relatable];
  const put = (article: Relatable): readonly Relatable[] => articles.toSpliced(i, 1, digested(article));
  if (kind === 'edit') return put({ ...one, text: `${one.text} ${other.text.slice(0, 200)}` });
  if (kind === 'rewrite') return put({ ...one, text: other.text });
  if (kind === 'move') return put({ ...one, published: other.published });
  if (kind === 'retitle') return put({ ...one, title: `${one.title} ${n}` });
  // A few words of one that is linked: where who quotes it teaches what is rare, they are judged otherwise wherever they stand.
  if (kind === 'quote') {
    const quoted = articles[linked[n % linked.length] as number] as Relatable;
    return put({ ...one, title: `${one.title} ${quoted.text.slice(0, 24)}` });
  }
  if (kind === 'withdraw') return articles.toSpliced(i, 1);
  return [
    ...articles,
    digested({ ...other, id: `new ${n} ${articles.length}`, added: 2_000_000_000 + (n % 5) }),
  ];
}

const told = ({ one, other, repeats, near }: Link): string => [one.id, other.id, repeats, near].join(' ');

test.each([
  // So many that not all are learned from.
  ['', joinedIn(articlesOfDays(2200, 300)), 5],
  [', where all are learned from', joinedIn(articlesOfDays(200, 2000)), 40],
] as const)(
  'what was linked before changes no link, however the archive changes%s',
  (_, all, numRuns) => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        let linked = new Linked();
        let articles = all.old;
        linksOf(articles, linked);
        for (const [i, each] of steps.entries()) {
          articles = changed(articles, all, each);
          if (i % 2 === 1) linked = new Linked(deserialize(serialize(linked.stored())));
          expect(linksOf(articles, linked).map(told)).toEqual(linksOf(articles).map(told));
        }
      }),
      { numRuns },
    );
  },
  120_000,
);

test('where another article takes up a word of one of two tellings, they are as near as if they were linked anew', () => {
  const old = seeded.map(digested);
  const wordsIn = ({ title, text }: Relatable): ReadonlySet<string> => new Set(`${title} ${text}`.split(' '));
  const holders = (word: string): number => old.filter((one) => wordsIn(one).has(word)).length;
  const tellings = linksOf(old).filter(({ repeats }) => !repeats);
  const moved = tellings.slice(0, 4).flatMap(({ one, other, near }) => {
    const word = [...wordsIn(other)].find((w) => !wordsIn(one).has(w) && holders(w) > 1 && holders(w) < 20);
    const day = 3 * 86_400;
    const far = old.findIndex(
      (third) =>
        Math.abs(third.published - one.published) >= day &&
        Math.abs(third.published - other.published) >= day &&
        !wordsIn(third).has(word ?? ''),
    );
    const third = old[far];
    if (word === undefined || !third) return [];
    const linked = new Linked();
    linksOf(old, linked);
    const articles = old.toSpliced(far, 1, digested({ ...third, title: `${third.title} ${word}` }));
    const links = linksOf(articles, linked);
    expect(links.map(told)).toEqual(linksOf(articles).map(told));
    return links.find((link) => link.one.id === one.id && link.other.id === other.id)?.near === near
      ? []
      : [word];
  });
  expect(moved.length).toBeGreaterThan(0);
});
