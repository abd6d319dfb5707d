import { expect, test } from 'vitest';
import { zoneOf } from '../../src/compile/zone.ts';
import { Dictionary, writeDictionary } from '../../src/edition/dictionary.ts';
import { Ids, writeIds } from '../../src/edition/ids.ts';

const slugs = ['river', 'mountain', 'sea'];
/** 23:30 UTC on New Year's Eve is the next year's first day in Berlin. */
const published = Float64Array.of(
  Date.UTC(2023, 11, 31, 23, 30) / 1000,
  Date.UTC(2024, 5, 1) / 1000,
  Date.UTC(2024, 5, 2) / 1000,
);
const source = { host: 'example.org', zone: zoneOf('Europe/Berlin'), published };

function openOf(ids: readonly string[]): { ids: Ids; bytes: number } {
  const written = writeIds(ids, slugs, source);
  return {
    ids: new Ids(new Dictionary(written), new Dictionary(writeDictionary(slugs)), source),
    bytes: written.length,
  };
}

test('ids come back to the letter, whether host, day and slug give them or not', () => {
  const all = [
    'tag:example.org,2024-01-01:river',
    'https://elsewhere.example/?p=7',
    'tag:example.org,2024-06-01:sea',
  ];
  const { ids } = openOf(all);
  expect(all.map((_, ordinal) => ids.at(ordinal))).toEqual(all);
});

test('ids that the publication made take no room of their own', () => {
  const made = openOf([
    'tag:example.org,2024-01-01:river',
    'tag:example.org,2024-06-01:mountain',
    'tag:example.org,2024-06-02:sea',
  ]);
  expect(made.bytes).toBe(openOf(['', '', '']).bytes);
});
