import { expect, test } from 'vitest';
import { Team } from '../../src/content/team.ts';

const team = (): Team<number, number> => new Team(new URL('fixtures/halving.ts', import.meta.url), 3, 2);

test('answers come in the order of the orders, whoever is quicker', () => {
  const threads = team();
  const orders = [80, 2, 40, 4, 0, 6];
  for (const order of orders) threads.ask(order);
  expect(orders.map(() => threads.answer())).toEqual([40, 1, 20, 2, 0, 3]);
  threads.close();
});

test('a fault of the work is thrown where its answer is asked for, and stops no other', () => {
  const threads = team();
  threads.ask(4);
  threads.ask(-1);
  threads.ask(6);
  expect(threads.answer()).toBe(2);
  expect(() => threads.answer()).toThrow('Less than nothing');
  expect(threads.answer()).toBe(3);
  threads.close();
});

test('nothing is awaited that was not asked', () => {
  const threads = team();
  expect(() => threads.answer()).toThrow('Nothing was asked');
  threads.close();
});
