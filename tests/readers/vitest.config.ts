import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/readers/**/*.test.ts'],
    // One after the other: a request in the record then belongs to the reader that runs.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
