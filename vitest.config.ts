import { defineConfig } from 'vitest/config';

export default defineConfig({
  // all cores: vitest leaves one idle, which is half of a small machine; generous times: shared machines are slow,
  // and a time limit is no assertion here
  test: { include: ['test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000, maxWorkers: '100%' },
});
