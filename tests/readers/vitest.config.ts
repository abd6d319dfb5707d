import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/readers/**/*.test.ts'],
    // One after the other: a request in the record then belongs to the reader that runs.
    fileParallelism: false,
    // A last guard only: no reader takes a tenth of it.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
