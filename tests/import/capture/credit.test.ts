import { describe, expect, it } from 'vitest';
import { readCredit } from '../../../src/import/capture/read-credit.ts';
import { findDays } from '../../../src/import/day/day.ts';
import { costOf } from '../../cost.ts';

const names = (text: string, language: string) =>
  readCredit(text, findDays(text, { language }), language).map(({ name }) => name);

describe('a line of names', () => {
  it.each([
    ['en', 'Ann LeeBo Ek', ['Ann Lee', 'Bo Ek']],
    ['en', 'Ann LeeBAY Herald', ['Ann Lee']],
    ['en', 'Ann Lee | Bay Herald', ['Ann Lee']],
    ['en', 'Ann Lee Thursday, March 5, 2030', ['Ann Lee']],
    ['en', 'Dan MacLeod', ['Dan MacLeod']],
    ['es', 'Ana Ruiz - Madrid - 5 marzo 2030', ['Ana Ruiz']],
    ['sv', 'Anna Berg anna.berg@example.org', ['Anna Berg']],
    ['fi', 'Teksti Matti Aalto', ['Matti Aalto']],
  ])('in %s names persons alone: %s', (language, text, wanted) => expect(names(text, language)).toEqual(wanted));

  it.each([
    ['en', 'Via Example.info'],
    ['en', 'Ann Lee’s Picks'],
    ['en', 'Getty Images'],
  ])('in %s names nobody: %s', (language, text) => expect(names(text, language)).toEqual([]));

  it('takes no time over a long line without spaces', async () => {
    const line = 'a.'.repeat(200_000);
    expect(names(line, 'en')).toEqual([]);
    expect(await costOf(() => names(line, 'en'))).toBeLessThan(10);
  });
});
