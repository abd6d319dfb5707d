import { describe, expect, test } from 'vitest';
import {
  updateLedger,
  emptyLedger,
  lastChanged,
  type Ledger,
  type ContentSnapshot,
  wasPublished,
  withdrawForGood,
} from '../../src/content/ledger/ledger.ts';
import type { LedgerArticle } from '../../src/content/ledger/records.ts';
import { formatLedger, parseLedger } from '../../src/content/ledger/lines.ts';

const t = 1_700_000_000; // 2023-11-14T22:13:20Z

const state = (
  articles: readonly Partial<ContentSnapshot['articles'][number]>[],
  more: Partial<ContentSnapshot> = {},
): ContentSnapshot => ({
  articles: articles.map((each) => ({ id: 'tag:a', slug: 'a', digest: 'd1', text: 't1', ...each })),
  values: [],
  publication: 'p1',
  withdraw: true,
  ...more,
});

const once = updateLedger(emptyLedger, state([{}]), t);

test('a first sighting is first seen and changed at that moment, and not edited', () => {
  const edition = [...once.editions.keys()][0];
  expect(formatLedger(once)).toBe(
    '{"publication":"p1","changed":"2023-11-14T22:13:20Z"}\n' +
      `{"edition":"${edition}","at":"2023-11-14T22:13:20Z","after":[]}\n` +
      '{"id":"tag:a","slug":"a","digest":"d1","text":"t1","first":"2023-11-14T22:13:20Z","changed":"2023-11-14T22:13:20Z"}\n',
  );
});

test('what did not change keeps its line to the letter', () => {
  expect(formatLedger(updateLedger(once, state([{}]), t + 1000))).toBe(formatLedger(once));
});

test('a change of anything moves changed, a change of the text moves edited too', () => {
  const tagged = updateLedger(once, state([{ digest: 'd2' }]), t + 10).articles.get('tag:a');
  expect(tagged).toMatchObject({ first: t, changed: t + 10 });
  expect(tagged).not.toHaveProperty('edited');
  const edited = updateLedger(once, state([{ digest: 'd3', text: 't2' }]), t + 20).articles.get('tag:a');
  expect(edited).toMatchObject({ first: t, changed: t + 20, edited: t + 20 });
});

test('a change of the publication alone moves the newest moment', () => {
  const after = updateLedger(once, state([{}], { publication: 'p2' }), t + 5);
  expect(lastChanged(after)).toBe(t + 5);
  expect(after.articles.get('tag:a')?.changed).toBe(t);
});

test('a change seen by a clock that is behind is later than all before', () => {
  const behind = updateLedger(once, state([{ digest: 'd2' }]), t - 1_000_000);
  expect(lastChanged(behind)).toBe(t + 1);
  const same = updateLedger(behind, state([{ digest: 'd3' }]), t + 1);
  expect(lastChanged(same)).toBe(t + 2);
});

test('a former slug is remembered, and forgotten where it is taken up again', () => {
  const renamed = updateLedger(once, state([{ slug: 'b' }]), t + 1);
  expect(renamed.articles.get('tag:a')).toMatchObject({ slug: 'b', formerly: ['a'], changed: t + 1 });
  const back = updateLedger(renamed, state([{ slug: 'a' }]), t + 2);
  expect(back.articles.get('tag:a')).toMatchObject({ slug: 'a', formerly: ['b'] });
});

describe('an article that is not there any more', () => {
  const gone = updateLedger(once, state([]), t + 7);

  test('is withdrawn at that moment, once', () => {
    expect(gone.articles.get('tag:a')?.withdrawn).toBe(t + 7);
    expect(lastChanged(gone)).toBe(t + 7);
    expect(formatLedger(updateLedger(gone, state([]), t + 99))).toBe(formatLedger(gone));
  });

  test('stays as it was where nothing may be withdrawn', () => {
    expect(updateLedger(once, state([], { withdraw: false }), t + 7).articles.get('tag:a')).not.toHaveProperty(
      'withdrawn',
    );
  });

  test('comes back with its first day, as changed', () => {
    const back = updateLedger(gone, state([{}]), t + 9).articles.get('tag:a');
    expect(back).toMatchObject({ first: t, changed: t + 9 });
    expect(back).not.toHaveProperty('withdrawn');
  });
});

test('an article is withdrawn for good, keeping the moment when it was withdrawn', () => {
  const final = withdrawForGood(once, ['tag:a', 'tag:unknown'], t + 3);
  expect(final.articles.get('tag:a')).toMatchObject({ withdrawn: t + 3, final: true });
  expect(withdrawForGood(final, ['tag:a'], t + 9).articles.get('tag:a')?.withdrawn).toBe(t + 3);
});

test('a facet value stays known, from when its first article goes out', () => {
  const tag = { facet: 'tag', slug: 'x', label: 'X' } as const;
  const ahead = updateLedger(emptyLedger, state([{}], { values: [{ ...tag, from: t + 500 }] }), t);
  expect(ahead.values.get('tag/x')).toEqual({ facet: 'tag', value: 'x', label: 'X', first: t + 500 });
  expect(lastChanged(ahead)).toBe(t);
  const sooner = updateLedger(ahead, state([{}], { values: [{ ...tag, from: 0 }] }), t + 9);
  expect(sooner.values.get('tag/x')?.first).toBe(t + 9);
  expect(updateLedger(sooner, state([{}]), t + 20).values.get('tag/x')?.first).toBe(t + 9);
});

describe('a ledger that Git merged line by line', () => {
  const left = updateLedger(once, state([{ digest: 'd2', slug: 'b' }]), t + 10);
  const right = updateLedger(
    once,
    state([
      { digest: 'd3', text: 't2' },
      { id: 'tag:n', slug: 'n' },
    ]),
    t + 20,
  );
  const merged = parseLedger(formatLedger(left) + formatLedger(right), 'content/ledger.jsonl');

  test('knows what both knew, the later line holding', () => {
    expect(merged.problems).toEqual([]);
    expect(merged.ledger.articles.get('tag:a')).toEqual({
      id: 'tag:a',
      slug: 'a',
      digest: 'd3',
      text: 't2',
      first: t,
      changed: t + 20,
      edited: t + 20,
      formerly: ['b'],
    });
    expect([...merged.ledger.articles.keys()]).toEqual(['tag:a', 'tag:n']);
  });

  test('is written with one line for each again', () => {
    const lines = formatLedger(merged.ledger).split('\n');
    // The publication, three editions, two articles, the end.
    expect(lines).toHaveLength(7);
  });
});

test('a line that is no record is told by its number', () => {
  const { problems } = parseLedger(`${formatLedger(once)}<<<<<<< HEAD\n{"id":1}\n`, 'content/ledger.jsonl');
  expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
    ['broken-ledger', 4],
    ['broken-ledger', 5],
  ]);
});

describe('an article that is dated ahead', () => {
  const dated = (published: number, digest: string) => state([{ published, digest }]);
  const entryOf = (ledger: Ledger) => ledger.articles.get('tag:a') as LedgerArticle;
  const day = 86_400;

  test('is remembered as such, and was never out', () => {
    const ahead = updateLedger(emptyLedger, dated(t + day, 'd1'), t);
    expect(entryOf(ahead)).toMatchObject({ ahead: t + day });
    expect(wasPublished(entryOf(ahead), t)).toBe(false);
    expect(wasPublished(entryOf(ahead), t + day)).toBe(true);
    const gone = updateLedger(ahead, state([]), t + 10);
    expect(wasPublished(entryOf(gone), t + 2 * day)).toBe(false);
  });

  test('although it was out is recalled, until it is out again', () => {
    const recalled = updateLedger(once, dated(t + day, 'd2'), t + 10);
    expect(entryOf(recalled)).toMatchObject({ ahead: t + day, recalled: t + 10 });
    const further = updateLedger(recalled, dated(t + 2 * day, 'd3'), t + 20);
    expect(entryOf(further)).toMatchObject({ ahead: t + 2 * day, recalled: t + 10 });
    const back = updateLedger(further, dated(t, 'd4'), t + 30);
    expect(entryOf(back)).not.toHaveProperty('recalled');
    expect(entryOf(back)).not.toHaveProperty('ahead');
  });

  test('is written and read', () => {
    const recalled = updateLedger(once, dated(t + day, 'd2'), t + 10);
    const written = formatLedger(recalled);
    expect(written).toContain('"ahead":"2023-11-15T22:13:20Z","recalled":"2023-11-14T22:13:30Z"');
    expect(parseLedger(written, 'l').ledger).toEqual(recalled);
  });

  test('and came out makes later changes bear later moments', () => {
    const ahead = updateLedger(emptyLedger, dated(t + day, 'd1'), t);
    expect(entryOf(updateLedger(ahead, dated(t + day, 'd2'), t + day)).changed).toBe(t + day + 1);
  });
});
