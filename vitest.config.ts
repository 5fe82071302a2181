import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/count-reporter.ts'],
    coverage: { provider: 'v8', include: ['main/**/*.ts'], reportsDirectory: 'out/coverage' },
  },
});
