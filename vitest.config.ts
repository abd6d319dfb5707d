import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [
      'tests/readers/**',
      'tests/browser/**',
      'tests/install/**',
      'tests/bench/**',
      'tests/torture/**',
      'node_modules/**',
    ],
    // One for each processor: the tests of a machine with two would otherwise wait for one another.
    maxWorkers: '100%',
    // A last guard only: no test takes a tenth of it.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
