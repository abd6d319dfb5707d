import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    // One browser at a time.
    fileParallelism: false,
    // A last guard only: no test takes a tenth of it.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
