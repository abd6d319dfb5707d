import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [
      'tests/readers/**',
      'tests/browser/**',
      'tests/bench/**',
      'tests/torture/**',
      'node_modules/**',
    ],
    // Generous: tests share two cores with whatever else runs, and the first of them bundles the Worker.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
