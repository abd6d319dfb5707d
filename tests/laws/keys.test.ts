import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, type Data } from '../../src/import/markdown/frontmatter/datum.ts';
import { keysOf } from '../../src/import/markdown/frontmatter/keys.ts';

const keys = (['published', 'updated', 'tags'] as const).flatMap((field) => keysOf(field, {}));
const steps = [...new Set(keys.flatMap((path) => [path, ...path.split('.')]))];

/** A key as one person or another writes it. */
const key = fc
  .tuple(fc.constantFrom(...steps), fc.constantFrom('', '_', '-', ' '), fc.boolean())
  .map(([name, joint, upper]) => (upper ? name.toUpperCase() : name).replaceAll('_', joint));
const group: fc.Arbitrary<Data> = fc.dictionary(
  key,
  fc.oneof(fc.constant('x'), fc.constant(['x']), fc.dictionary(key, fc.constant('y'), { maxKeys: 3 })),
  { maxKeys: 6 },
);

const even = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

/** All values at a path of keys, case, hyphens, underscores and spaces aside. */
function valuesAt(data: Data, path: string): readonly unknown[] {
  const [first = '', ...rest] = path.split('.');
  return Object.entries(data).flatMap(([name, value]) => {
    if (name === path || (rest.length === 0 && even(name) === even(path))) return [value];
    if (even(name) !== even(first) || rest.length === 0 || typeof value !== 'object') return [];
    return Array.isArray(value) ? [] : valuesAt(value as Data, rest.join('.'));
  });
}

test('a value is found by its path of keys, however they are written; that under the very key comes first', () => {
  fc.assert(
    fc.property(group, fc.constantFrom(...keys), (data, path) => {
      const found = at(data, path);
      if (found === undefined) expect(valuesAt(data, path).filter((value) => value === 'x')).toEqual([]);
      else expect(valuesAt(data, path)).toContainEqual(found);
      if (Object.hasOwn(data, path)) expect(found).toBe(data[path]);
    }),
    { numRuns: 2000 },
  );
});
