import { defineConfig } from 'vitest/config';

export default defineConfig({
  // generous: shared machines are slow at times, and a time limit is no assertion here
  test: { include: ['test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000 },
});
