import { describe, expect, it } from 'vitest';
import { nameInCredit, peopleOf } from '../../../src/import/feed/person.ts';

describe('nameInCredit', () => {
  it.each([
    ['ann@example.org (Ann Lee)', 'Ann Lee'],
    ['Ann Lee <ann@example.org>', 'Ann Lee'],
    ['"Lee, Ann" <ann@example.org>', 'Lee, Ann'],
    ['Ann Lee (ann@example.org)', 'Ann Lee'],
    ['ann@example.org (Ann Lee (editor))', 'Ann Lee (editor)'],
    ['mailto:ann@example.org (Ann Lee)', 'Ann Lee'],
    ['Ann Lee', 'Ann Lee'],
    ['Ann &amp; Bob', 'Ann & Bob'],
    ['<a href="/ann">Ann Lee</a>', 'Ann Lee'],
  ])('finds the name in %j', (written, name) => {
    expect(nameInCredit(written)).toEqual({ name, address: false });
  });

  it('takes an address where there is no name, and nobody for nobody', () => {
    expect(nameInCredit('ann@example.org')).toEqual({ name: 'ann@example.org', address: true });
    expect(nameInCredit('noreply@blogger.com (Ann)')?.name).toBe('Ann');
    expect(nameInCredit('noreply@blogger.com')).toBeUndefined();
    expect(nameInCredit('  ')).toBeUndefined();
  });
});

const named = (where: string, name: string, url?: string) => ({
  where,
  value: { name, ...(url === undefined ? {} : { url }) },
});

describe('peopleOf', () => {
  it('names each once, with the address that any of the places gives', () => {
    const people = peopleOf([
      named('author', 'Ann Lee'),
      named('dc:creator', 'ANN LEE', 'https://example.org/ann'),
      named('dc:creator', 'Bob'),
    ]);
    expect(people).toEqual([named('author', 'Ann Lee', 'https://example.org/ann'), named('dc:creator', 'Bob')]);
  });

  it('leaves out addresses where anybody has a name', () => {
    expect(peopleOf([named('author', 'ann@example.org'), named('dc:creator', 'Ann')])).toEqual([
      named('dc:creator', 'Ann'),
    ]);
  });

  it('does not take a list of those already named for one more', () => {
    const names = (...all: readonly string[]) =>
      peopleOf(all.map((name) => named('author', name))).map(({ value }) => value.name);
    expect(names('Ann Lee', 'Bob', 'Ann Lee, Bob')).toEqual(['Ann Lee', 'Bob']);
    expect(names('Ann Lee', 'Bob', 'Bob and Ann Lee')).toEqual(['Ann Lee', 'Bob']);
    expect(names('Ann', 'Bob', 'Ann Bob Ray')).toEqual(['Ann', 'Bob', 'Ann Bob Ray']);
    expect(names('Bob', 'Bob Bob')).toEqual(['Bob', 'Bob Bob']);
  });
});
