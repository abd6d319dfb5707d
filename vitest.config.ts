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
    testTimeout: 30_000,
  },
});
