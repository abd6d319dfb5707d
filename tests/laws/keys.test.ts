import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, type Data, within } from '../../src/import/markdown/frontmatter/datum.ts';
import { commonKeys } from '../../src/import/markdown/generators.ts';

const paths = [...commonKeys.published, ...commonKeys.updated, ...commonKeys.tags];
const steps = [...new Set(paths.flatMap((path) => [path, ...path.split('.')]))];

/** A key as one person or another writes it. */
const key = fc
  .tuple(fc.constantFrom(...steps), fc.constantFrom('', '_', '-', ' '), fc.boolean())
  .map(([name, joint, upper]) => (upper ? name.toUpperCase() : name).replaceAll('_', joint));
const group: fc.Arbitrary<Data> = fc.dictionary(
  key,
  fc.oneof(fc.constant('x'), fc.constant(['x']), fc.dictionary(key, fc.constant('x'), { maxKeys: 3 })),
  { maxKeys: 6 },
);

test('of the paths that a group of keys is asked for, those are left that lead to something in it, in their order', () => {
  fc.assert(
    fc.property(group, (data) => {
      const found = within(data, paths);
      expect(found.filter((path) => at(data, path) !== undefined)).toEqual(
        paths.filter((path) => at(data, path) !== undefined),
      );
      expect(found.every((path) => at(data, path) ?? at(data, path.split('.')[0] as string))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
