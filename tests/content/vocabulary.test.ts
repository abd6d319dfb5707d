import { expect, test } from 'vitest';
import { formatProblem } from '../../src/article/problem.ts';
import { type Vocabulary, circles, readVocabulary, withBroader } from '../../src/content/publication/vocabulary.ts';

const read = (...lines: string[]) => readVocabulary(lines.join('\n'), 'content/tags.yaml');
const told = (...lines: string[]): string =>
  read(...lines)
    .problems.map(formatProblem)
    .join('\n');

test('an entry has a label and may have aliases, broader terms and former slugs', () => {
  const { vocabulary, problems } = read(
    'europe: Europe',
    'sweden: { label: Sweden, aliases: [Sverige, Suecia], broader: europe, formerly: [svea] }',
  );
  expect(problems).toEqual([]);
  expect([...vocabulary.values()]).toEqual([
    { slug: 'europe', label: 'Europe', aliases: [], broader: [], formerly: [] },
    {
      slug: 'sweden',
      label: 'Sweden',
      aliases: ['Sverige', 'Suecia'],
      broader: ['europe'],
      formerly: ['svea'],
    },
  ]);
});

test('an absent or empty file is an empty vocabulary', () => {
  expect(read('').vocabulary.size).toBe(0);
  expect(read('# nothing yet').problems).toEqual([]);
});

test('broader terms are followed to the end, each once', () => {
  const { vocabulary } = read(
    'world: World',
    'europe: { label: Europe, broader: world }',
    'north: { label: North, broader: world }',
    'sweden: { label: Sweden, broader: [europe, north] }',
  );
  expect(withBroader(vocabulary, 'sweden')).toEqual(['sweden', 'europe', 'north', 'world']);
  expect(withBroader(vocabulary, 'unknown')).toEqual(['unknown']);
});

test('a circle of broader terms is told, with its way', () => {
  expect(told('a: { label: A, broader: b }', 'b: { label: B, broader: c }', 'c: { label: C, broader: a }')).toContain(
    'content/tags.yaml:1: error: Broader terms form a circle: a → b → c → a.',
  );
  expect(told('a: { label: A, broader: a }')).toContain('a → a');
});

test('a chain of broader terms may be as long as it likes', () => {
  const chain = (last: readonly string[]): Vocabulary =>
    new Map(
      Array.from({ length: 50_000 }, (_, i) => {
        const broader = i === 49_999 ? last : [`t${i + 1}`];
        return [`t${i}`, { slug: `t${i}`, label: 'T', aliases: [], formerly: [], broader }];
      }),
    );
  expect(circles(chain([]))).toEqual([]);
  expect(circles(chain(['t49998']))).toEqual([['t49998', 't49999', 't49998']]);
});

test('a broader term without an entry is told what comes near', () => {
  expect(told('europe: Europe', 'sweden: { label: Sweden, broader: eurpoe }')).toContain(
    'content/tags.yaml:2: error: "sweden" is narrower than "eurpoe", which has no entry. Did you mean "europe"?',
  );
});

test('a former slug that another entry has is told', () => {
  expect(told('a: A', 'b: { label: B, formerly: a }')).toContain('former-slug-taken');
});

test('a key that is no slug, or unknown, is told what is right', () => {
  expect(told('Old Towns: x')).toContain('Write "old-towns".');
  expect(told('a: { labl: A }')).toContain('Did you mean "label"?');
});
