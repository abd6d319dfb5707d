import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Relatable } from '../../src/content/related/links.ts';
import { Frequencies, termsOf, weigh } from '../../src/content/related/terms.ts';
import { tokensOf } from '../../src/content/related/tokens.ts';
import { relate } from '../../src/content/related.ts';
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
const stories = JSON.parse(
  readFileSync(new URL('fixtures/stories.json', import.meta.url), 'utf8'),
) as readonly Story[];
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
  [...relate(articles)].filter(([, relation]) => relation.retelling).map(([id]) => id);

const idsOf = (groups: Iterable<readonly { id: string }[]>) =>
  [...groups].map((group) => group.map(({ id }) => id).sort()).sort();

const formula = (id: string): Relatable => copy({ id, text: 'Watch the video on our channel.' });

const part = (number: number, days: number): Relatable =>
  copy({
    id: `p${number}`,
    title: `Harbour report ${number}`,
    published: original.published + days * 86400,
  });

test('four captures tell one story and the fifth another; two of them are near-duplicates', () => {
  const relations = relate(captures);
  const of = (key: 'group' | 'story') => captures.map(({ id }) => relations.get(id)?.[key]);
  expect(of('story')).toEqual(['000', undefined, '000', '000', '000']);
  expect(of('group')).toEqual(['000', undefined, undefined, undefined, '000']);
  expect(relations.get('000')?.related[0]).toBe('004');
  expect(relations.has('001')).toBe(false);
  expect(retellings(captures)).toEqual(['004']);
});

test('tellings of one event are one story, in any language; others of the same days and subjects are not', () => {
  const relations = relate(archive);
  const found = Map.groupBy(archive, ({ id }) => relations.get(id)?.story ?? id);
  const told = Map.groupBy(stories, ({ story }) => story);
  expect(idsOf(found.values())).toEqual(idsOf(told.values()));
  expect(retellings(archive)).toEqual([]);
});

test('an article points to what is neither later nor newer to the ledger', () => {
  const later = copy({ published: original.published + 86400 });
  expect(relate([original, later]).get('copy')?.related).toEqual(['strike-1']);
  expect(relate([original, later]).get('strike-1')?.related).toEqual([]);
  const backfilled = copy({ published: original.published - 86400, added: added + 1 });
  expect(relate([original, backfilled]).get('copy')?.related).toEqual([]);
  expect(relate([original, backfilled]).get('strike-1')?.related).toEqual([]);
  expect(retellings([original, backfilled])).toEqual(['strike-1']);
});

test('articles of one moment point to each other, and the one whose id is less counts as the earlier', () => {
  const relations = relate([original, copy({})]);
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

test('parts of a series are no near-duplicates, unless they are of the same days', () => {
  expect(retellings([part(1, 0), part(2, 30)])).toEqual([]);
  expect(retellings([part(1, 0), part(2, 1)])).toEqual(['p2']);
});

test('links and tags of Markdown do not count', () => {
  const words = original.text.split(' ');
  const marked = words.map((word, i) => (i % 5 === 0 ? `[${word}](https://example.org/${i})<br>` : word));
  expect(retellings([original, copy({ text: marked.join(' '), published: original.published + 1 })])).toEqual(
    ['copy'],
  );
});

test('no more than five are named, the nearest first', () => {
  const copies = Array.from({ length: 8 }, (_, i) =>
    copy({ id: `c${i}`, published: original.published + i }),
  );
  const nearest = copy({ id: 'nearest', published: original.published });
  const edited = copies.map((one) => ({ ...one, text: `${other.text.slice(0, 100)} ${one.text}` }));
  const last = copy({ id: 'last', published: original.published + 100 });
  const { related } = relate([...edited, nearest, last]).get('last') ?? { related: [] };
  expect(related).toHaveLength(5);
  expect(related[0]).toBe('nearest');
});

test('empty and tiny archives are no trouble', () => {
  expect(relate([]).size).toBe(0);
  expect(relate([copy({ text: '', title: '' })]).size).toBe(0);
});

test('an article is looked for by the words that tell most, wherever they stand', () => {
  const words = Array.from({ length: 60 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${i}`);
  const tokens = tokensOf([...words, ...Array.from({ length: 4 }, () => 'Vesuvius')].join(' '));
  const { keys } = weigh(termsOf(tokens), new Frequencies());
  const [vesuvius] = weigh(termsOf(tokensOf('Vesuvius')), new Frequencies()).keys;
  expect(keys).toContain(vesuvius);
  expect(keys.length).toBe(48);
});
