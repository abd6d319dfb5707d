import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  updateLedger,
  emptyLedger,
  lastChanged,
  type Ledger,
  type ContentSnapshot,
} from '../../src/content/ledger/ledger.ts';
import { joinLedgers } from '../../src/content/ledger/join.ts';
import { formatLedger, parseLedger } from '../../src/content/ledger/lines.ts';
import { mergeLines } from './history.ts';

const word = fc.constantFrom('a', 'b', 'c');

const state: fc.Arbitrary<ContentSnapshot> = fc.record({
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

const play = (from: Ledger, steps: readonly (readonly [ContentSnapshot, number])[]): Ledger =>
  steps.reduce((ledger, [seen, now]) => updateLedger(ledger, seen, now), from);

const lines = (ledger: Ledger): string[] => formatLedger(ledger).split('\n');

/** All lines of two versions of the file, as `merge=union` of Git makes of them where all stand near each other. */
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
      const ledger = updateLedger(play(emptyLedger, steps), values, now);
      expect(updateLedger(ledger, values, later)).toEqual(ledger);
    }),
  );
});

test('every change bears a moment that no other before it had', () => {
  fc.assert(
    fc.property(history, state, moment, (steps, seen, now) => {
      const before = play(emptyLedger, steps);
      const after = updateLedger(before, seen, now);
      if (known(after) !== known(before)) expect(lastChanged(after)).toBeGreaterThan(lastChanged(before));
    }),
  );
});

test('nothing that was published is forgotten, and its first day stays', () => {
  fc.assert(
    fc.property(history, (steps) => {
      let ledger = emptyLedger;
      for (const [seen, now] of steps) {
        const next = updateLedger(ledger, seen, now);
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

type Merge = (ours: string, base: string, theirs: string) => string;

/** What Git makes of three versions of a file by `merge=union`. */
const byGit: Merge = (...versions) => {
  const folder = mkdtempSync(join(tmpdir(), 'union-'));
  try {
    const files = versions.map((text, i) => {
      writeFileSync(join(folder, String(i)), text);
      return String(i);
    });
    return spawnSync('git', ['merge-file', '--union', '-p', ...files], { cwd: folder, encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const hasGit = spawnSync('git', ['--version']).status === 0;

const merges: [string, number, Merge][] = [
  ['lines that stand near', 100, (...versions) => mergeLines(...versions, true)],
  ['lines that stand alone', 100, (...versions) => mergeLines(...versions, false)],
  ...(hasGit ? [['the lines that Git leaves', 40, byGit] satisfies [string, number, Merge]] : []),
];

/** What an app can see of an entry: its digest, and whether it is there. */
const shows = (ledger: Ledger, id: string): string => {
  const entry = ledger.articles.get(id);
  return JSON.stringify([entry?.digest, entry?.slug, entry?.mount, entry && entry.withdrawn !== undefined]);
};

/** Whether a ledger has all editions of another one: a branch that did nothing more, or the same at the same moment. */
const continues = (one: Ledger, other: Ledger): boolean =>
  [...other.editions.keys()].every((edition) => one.editions.has(edition));

test.each(merges)(
  'T2: what a merge of %s brings in bears a moment later than both branches, once',
  (_, numRuns, merge) => {
    fc.assert(
      fc.property(history, history, history, state, moment, (common, ours, theirs, seen, now) => {
        const base = play(emptyLedger, common);
        const [left, right] = [play(base, ours), play(base, theirs)];
        const [a, b] = [left, right].map(formatLedger) as [string, string];
        const { ledger } = parseLedger(merge(a, formatLedger(base), b), 'l');
        const both = { ...seen, withdraw: true, values: [] };
        const after = updateLedger(ledger, both, now);
        const parted = !continues(left, right) && !continues(right, left);
        const last = Math.max(lastChanged(left), lastChanged(right));
        if (parted) expect(lastChanged(after)).toBeGreaterThan(last);
        for (const [id, { first, changed, withdrawn = 0 }] of after.articles) {
          if (parted && [left, right].some((side) => shows(side, id) !== shows(after, id)))
            expect(Math.max(changed, withdrawn)).toBeGreaterThan(last);
          for (const side of [left, right])
            expect(first).toBeLessThanOrEqual(side.articles.get(id)?.first ?? Number.POSITIVE_INFINITY);
        }
        expect(updateLedger(after, both, now + 60)).toEqual(after);
        expect(parseLedger(formatLedger(after), 'l').ledger).toEqual(after);
      }),
      { numRuns },
    );
  },
);
