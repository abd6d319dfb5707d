import { describe, expect, it } from 'vitest';
import { findTags, suggestTags } from '../../src/import/tags.ts';

const vocabulary = [
  { slug: 'isis', aliases: ['ISIS', 'Islamic State', 'Daesh'] },
  { slug: 'united-states', aliases: ['US', 'United States'] },
  { slug: 'united-nations', aliases: ['UN', 'U.N.', 'United Nations'] },
  { slug: 'iran', aliases: ['Iran', '伊朗', 'Іран'] },
  { slug: 'bashar-al-assad', aliases: ['Bashar al-Assad', 'Assad'] },
];

describe('tags', () => {
  it('are found by whole words, whatever the case and the marks between', () =>
    expect(findTags(vocabulary, ['The islamic-state lost', 'Assad’s army'])).toEqual(['isis', 'bashar-al-assad']));
  it('are not found within words', () => expect(findTags(vocabulary, ['A crisis; Iranian oil'])).toEqual([]));
  it('are not found where an abbreviation is an everyday word', () =>
    expect(findTags(vocabulary, ['Give us un jour'])).toEqual([]));
  it('are found with and without dots', () =>
    expect(findTags(vocabulary, ['U.S. troops and the U.N.'])).toEqual(['united-states', 'united-nations']));
  it('are found in scripts without spaces', () => expect(findTags(vocabulary, ['访问伊朗首都'])).toEqual(['iran']));

  it('are suggested where a name without an alias recurs', () => {
    const text = 'In Sochi they met. They left Sochi. All of Sochi saw Assad, Assad and Assad.';
    expect(suggestTags(vocabulary, [text])).toEqual([{ name: 'Sochi', count: 3 }]);
  });
});

it('a word that also stands in lower case is no name', () => {
  const text = 'He read in The Times. She read in The Times. They read in The Post: the end. Again The Times said so.';
  expect(suggestTags([], [text], 'en').map(({ name }) => name)).not.toContain('The');
});
