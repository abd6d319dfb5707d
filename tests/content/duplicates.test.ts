import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DuplicateIndex, fingerprintsOf } from '../../src/content/duplicates/duplicate-index.ts';
import { findLinks, type Relatable } from '../../src/content/duplicates/links.ts';
import { relateArticles } from '../../src/content/duplicates/relate-articles.ts';
import { DocumentFrequencies, termsOf, vectorOf } from '../../src/content/duplicates/terms.ts';
import { wordsOf } from '../../src/content/duplicates/tokens.ts';
import { sample } from '../sample.ts';

interface Story {
  readonly id: string;
  readonly story: string;
  readonly language: string;
  readonly published: string;
  readonly title: string;
  readonly text: string;
}

const added = Date.parse('2026-01-01T00:00:00Z') / 1000;
const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000;
const stories = JSON.parse(readFileSync(new URL('fixtures/stories.json', import.meta.url), 'utf8')) as readonly Story[];
const archive: readonly Relatable[] = stories.map((story) => ({
  ...story,
  published: noon(story.published),
  added,
}));

function capture(name: string, day: string): Relatable {
  const text = readFileSync(join(sample, `captures/${name}.txt`), 'utf8');
  return { id: name.slice(0, 3), title: '', text, published: noon(day), added };
}

const captures = [
  capture('000_9d595fb72af85310', '2017-12-11'),
  capture('001_277f8ab0a3fd9f26', '2017-11-21'),
  capture('002_3a21dc28efb05b9a', '2017-12-11'),
  capture('003_4cfdd2ea38b322bb', '2017-12-11'),
  capture('004_f89da299ed35911a', '2017-12-11'),
];

const original = archive.find(({ id }) => id === 'strike-1') as Relatable;
const other = archive.find(({ id }) => id === 'final-1') as Relatable;
const copy = (changes: Partial<Relatable>): Relatable => ({ ...original, id: 'copy', ...changes });
const retellings = (articles: readonly Relatable[]): readonly string[] =>
  [...relateArticles(articles)].filter(([, relation]) => relation.retelling).map(([id]) => id);

const idsOf = (groups: Iterable<readonly { id: string }[]>) =>
  [...groups].map((group) => group.map(({ id }) => id).sort()).sort();

const formula = (id: string): Relatable => copy({ id, text: 'Watch the video on our channel.' });

const part = (number: number, days: number): Relatable =>
  copy({
    id: `p${number}`,
    title: `Harbour report ${number}`,
    published: original.published + days * 86400,
  });

/** Articles that links join, directly or through others. */
function storiesIn(articles: readonly Relatable[]): readonly (readonly Relatable[])[] {
  const stories = new Map(articles.map((article) => [article, [article]]));
  for (const { one, other } of findLinks(articles)) {
    const [a = [], b = []] = [stories.get(one), stories.get(other)];
    if (a === b) continue;
    const joined = [...a, ...b];
    for (const article of joined) stories.set(article, joined);
  }
  return [...new Set(stories.values())];
}

test('four captures tell one story and the fifth another; two of them are near-duplicates', () => {
  expect(idsOf(storiesIn(captures))).toEqual([['000', '002', '003', '004'], ['001']]);
  const repeats = findLinks(captures).filter((link) => link.repeats);
  expect(idsOf(repeats.map(({ one, other }) => [one, other]))).toEqual([['000', '004']]);
  const relations = relateArticles(captures);
  expect(relations.get('000')?.related[0]).toBe('004');
  expect(relations.has('001')).toBe(false);
  expect(retellings(captures)).toEqual(['004']);
});

test('tellings of one event are one story, in any language; others of the same days and subjects are not', () => {
  const told = Map.groupBy(stories, ({ story }) => story);
  expect(idsOf(storiesIn(archive))).toEqual(idsOf(told.values()));
  expect(retellings(archive)).toEqual([]);
});

test('tellings are of one story if they lie two days apart at most', () => {
  const [first, second] = archive.filter(({ id }) => id.startsWith('strike-')) as [Relatable, Relatable];
  const after = (days: number) => findLinks([first, { ...second, published: first.published + days * 86400 }]);
  expect(after(2)).toHaveLength(1);
  expect(after(3)).toHaveLength(0);
});

test('an article points to what is neither later nor newer to the ledger', () => {
  const later = copy({ published: original.published + 86400 });
  expect(relateArticles([original, later]).get('copy')?.related).toEqual(['strike-1']);
  expect(relateArticles([original, later]).get('strike-1')?.related).toEqual([]);
  const backfilled = copy({ published: original.published - 86400, added: added + 1 });
  expect(relateArticles([original, backfilled]).get('copy')?.related).toEqual([]);
  expect(relateArticles([original, backfilled]).get('strike-1')?.related).toEqual([]);
  expect(retellings([original, backfilled])).toEqual(['strike-1']);
});

test('articles of one moment point to each other, and the one whose id is less counts as the earlier', () => {
  const relations = relateArticles([original, copy({})]);
  expect(relations.get('copy')?.related).toEqual(['strike-1']);
  expect(relations.get('strike-1')?.related).toEqual(['copy']);
  expect(retellings([original, copy({})])).toEqual(['strike-1']);
});

test('a copy in a frame, a copy cut short, and a copy with other words are near-duplicates', () => {
  const later = original.published + 9 * 86400;
  const framed = copy({ text: `${other.text}\n\n${original.text}`, published: later });
  const cut = copy({ text: original.text.slice(0, original.text.length / 2), published: later });
  const edited = copy({
    text: original.text.replace('Gate 4', 'the main gate'),
    title: 'New',
    published: later,
  });
  for (const one of [framed, cut, edited]) expect(retellings([original, one])).toEqual(['copy']);
});

test('an article that quotes two others makes no duplicates of these', () => {
  const both = copy({ text: `${original.text}\n\n${other.text}`, published: original.published + 86400 });
  expect(retellings([original, other, both])).toEqual(['copy']);
});

test('a common footer makes no near-duplicates', () => {
  const footer = ' Subscribe to our letter, which is sent every week to readers in all parts of the country.';
  const framed = archive.map((article) => ({ ...article, text: article.text + footer }));
  expect(retellings(framed)).toEqual([]);
});

test('formulas are no near-duplicates', () => {
  expect(retellings([formula('a'), formula('b')])).toEqual([]);
});

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `word${from + i}`).join(' ');

test('texts of twelve shingles are compared, shorter ones are not', () => {
  const pair = (words: number) => ['a', 'b'].map((id) => copy({ id, text: numbered(0, words) }));
  expect(retellings(pair(15))).toEqual(['b']);
  expect(retellings(pair(14))).toEqual([]);
});

test('a text of 24 shingles inside another one repeats it, a shorter one does not', () => {
  const within = (words: number) => [
    copy({ id: 'a', text: numbered(0, 200) }),
    copy({ id: 'b', text: numbered(50, 50 + words) }),
  ];
  expect(retellings(within(27))).toEqual(['b']);
  expect(retellings(within(26))).toEqual([]);
});

test('a text of up to 96 shingles is found by each of them', () => {
  const shingles = Array.from({ length: 97 }, (_, i) => i * 7919);
  expect(fingerprintsOf(shingles.slice(1))).toHaveLength(96);
  expect(fingerprintsOf(shingles).length).toBeLessThan(96);
});

test('texts are compared in full where they share a tenth of the fingerprints of the shorter one', () => {
  const [size, sample] = [2000, 200];
  const fingerprints = Uint32Array.from({ length: sample }, (_, i) => i);
  const isCompared = (shared: number): boolean => {
    const index = new DuplicateIndex();
    let compared = false;
    const words = {
      title: new Uint32Array(),
      get text() {
        compared = true;
        return new Uint32Array();
      },
    };
    index.add({ words, size, fingerprints: fingerprints.map((hash) => (hash < shared ? hash : hash + 1e6)) });
    index.search({ words: wordsOf(original), size: 2 * size, fingerprints });
    return compared;
  };
  expect(isCompared(20)).toBe(true);
  expect(isCompared(19)).toBe(false);
});

test('an article is compared with the 24 newest of its copies', () => {
  const copies = Array.from({ length: 40 }, (_, i) => copy({ id: `c${i}`, published: original.published + i }));
  const linked = findLinks(copies).filter(({ one }) => one.id === 'c39');
  expect(linked.map(({ other }) => other.id).sort()).toEqual(
    copies
      .slice(15, 39)
      .map(({ id }) => id)
      .sort(),
  );
});

test('parts of a series are no near-duplicates, unless they are of the same days', () => {
  expect(retellings([part(1, 0), part(2, 30)])).toEqual([]);
  expect(retellings([part(1, 0), part(2, 4)])).toEqual([]);
  expect(retellings([part(1, 0), part(2, 3)])).toEqual(['p2']);
});

test('links and tags of Markdown do not count', () => {
  const words = original.text.split(' ');
  const marked = words.map((word, i) => (i % 5 === 0 ? `[${word}](https://example.org/${i})<br>` : word));
  expect(retellings([original, copy({ text: marked.join(' '), published: original.published + 1 })])).toEqual(['copy']);
});

test('no more than five are named, the nearest first', () => {
  const copies = Array.from({ length: 8 }, (_, i) => copy({ id: `c${i}`, published: original.published + i }));
  const nearest = copy({ id: 'nearest', published: original.published });
  const edited = copies.map((one) => ({ ...one, text: `${other.text.slice(0, 100)} ${one.text}` }));
  const last = copy({ id: 'last', published: original.published + 100 });
  const { related } = relateArticles([...edited, nearest, last]).get('last') ?? { related: [] };
  expect(related).toHaveLength(5);
  expect(related[0]).toBe('nearest');
});

test('empty and tiny archives are no trouble', () => {
  expect(relateArticles([]).size).toBe(0);
  expect(relateArticles([copy({ text: '', title: '' })]).size).toBe(0);
});

test('an article is looked for by the words that tell most, wherever they stand', () => {
  const words = Array.from({ length: 60 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${i}`);
  const keysOf = (text: string) => vectorOf(termsOf(wordsOf({ title: '', text })), new DocumentFrequencies()).keys;
  const keys = keysOf([...words, ...Array.from({ length: 4 }, () => 'Vesuvius')].join(' '));
  expect(keys).toContain(keysOf('Vesuvius')[0]);
  expect(keys.length).toBe(48);
});

test('the title and the first thousand words of a text tell its story', () => {
  const { hashes } = termsOf(wordsOf({ title: 'Title', text: numbered(0, 1500) }));
  expect(hashes.filter((hash) => hash % 2 === 0)).toHaveLength(1001);
});

test('a term tells the more the fewer articles have it, up to one of two hundred', () => {
  const frequencies = new DocumentFrequencies();
  const once = wordsOf({ title: '', text: 'once' });
  const twice = wordsOf({ title: '', text: 'twice' });
  for (let i = 0; i < 300; i++) frequencies.add([once, twice, twice][i] ?? wordsOf({ title: '', text: 'often' }));
  const weightOf = (words: typeof once) => frequencies.inverse(termsOf(words))[0];
  expect(weightOf(once)).toBeCloseTo(Math.log(200));
  expect(weightOf(twice)).toBeCloseTo(Math.log(321 / 2));
});

test('an article is compared with one whose terms are no longer kept', () => {
  const others = Array.from({ length: 4200 }, (_, i) =>
    copy({ id: `o${i}`, title: '', text: `other ${i}`, published: original.published + 10 * 86400 }),
  );
  const early = archive.filter(({ id }) => id.startsWith('strike-'));
  const late = early.slice(1).map((article) => ({ ...article, added: added + 1 }));
  const links = findLinks([...early.slice(0, 1), ...others, ...late]);
  expect(links.some(({ one, other }) => one.id === 'strike-2' && other.id === 'strike-1')).toBe(true);
});
