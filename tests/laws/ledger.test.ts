import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, emptyLedger, lastChanged, type Ledger, type State } from '../../src/content/ledger.ts';
import { joinLedgers } from '../../src/content/ledger/join.ts';
import { formatLedger, parseLedger } from '../../src/content/ledger/lines.ts';

const word = fc.constantFrom('a', 'b', 'c');

const state: fc.Arbitrary<State> = fc.record({
  articles: fc.uniqueArray(
    fc.record(
      {
        id: fc.constantFrom('1', '2', '3', '4', '5'),
        slug: word,
        digest: word,
        text: word,
        published: fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }),
      },
      { requiredKeys: ['id', 'slug', 'digest', 'text'] },
    ),
    { selector: ({ id }) => id },
  ),
  values: fc.array(
    fc.record({
      facet: fc.constantFrom('tag' as const, 'author' as const),
      slug: word,
      label: word,
      from: fc.integer({ min: 0, max: 2_000_000_000 }),
    }),
    { maxLength: 2 },
  ),
  publication: word,
  withdraw: fc.boolean(),
});

const moment = fc.integer({ min: 1_600_000_000, max: 1_800_000_000 });
const history = fc.array(fc.tuple(state, moment), { maxLength: 8 });

const play = (from: Ledger, steps: readonly (readonly [State, number])[]): Ledger =>
  steps.reduce((ledger, [seen, now]) => advance(ledger, seen, now), from);

const lines = (ledger: Ledger): string[] => formatLedger(ledger).split('\n');

/** What `merge=union` of Git makes of two versions of the file. */
const union = (a: Ledger, b: Ledger): string => [...new Set([...lines(a), ...lines(b)])].join('\n');

/** All but the values, which say when they go out rather than when they changed. */
const known = (ledger: Ledger): string => formatLedger({ ...ledger, values: new Map() });

test('a ledger is read as it was written', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const ledger = play(emptyLedger, steps);
      expect(parseLedger(formatLedger(ledger), 'l').ledger).toEqual(ledger);
    }),
  );
});

test('to see the same again changes nothing, whatever the clock says', () => {
  fc.assert(
    fc.property(history, state, moment, moment, (steps, seen, now, later) => {
      const values = { ...seen, values: [] };
      const ledger = advance(play(emptyLedger, steps), values, now);
      expect(advance(ledger, values, later)).toEqual(ledger);
    }),
  );
});

test('every change bears a moment that no other before it had', () => {
  fc.assert(
    fc.property(history, state, moment, (steps, seen, now) => {
      const before = play(emptyLedger, steps);
      const after = advance(before, seen, now);
      if (known(after) !== known(before)) expect(lastChanged(after)).toBeGreaterThan(lastChanged(before));
    }),
  );
});

test('nothing that was published is forgotten, and its first day stays', () => {
  fc.assert(
    fc.property(history, (steps) => {
      let ledger = emptyLedger;
      for (const [seen, now] of steps) {
        const next = advance(ledger, seen, now);
        for (const [id, { first, slug }] of ledger.articles) {
          const entry = next.articles.get(id);
          expect(entry?.first).toBe(first);
          expect([entry?.slug, ...(entry?.formerly ?? [])]).toContain(slug);
        }
        for (const key of ledger.values.keys()) expect(next.values.has(key)).toBe(true);
        ledger = next;
      }
    }),
  );
});

test('two branches merged line by line, in either order, are the two joined', () => {
  fc.assert(
    fc.property(history, history, history, (common, ours, theirs) => {
      const base = play(emptyLedger, common);
      const [left, right] = [play(base, ours), play(base, theirs)];
      const merged = formatLedger(parseLedger(union(left, right), 'l').ledger);
      expect(formatLedger(parseLedger(union(right, left), 'l').ledger)).toBe(merged);
      expect(formatLedger(joinLedgers(left, right))).toBe(merged);
    }),
  );
});
