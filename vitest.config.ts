import { defineConfig } from 'vitest/config';
import LongestFirst from './test/longest-first.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // Most of the time they wait for other programs.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/shared-folder.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', './test/count-reporter.ts'],
    coverage: { provider: 'v8', include: ['main/**/*.ts'], reportsDirectory: 'out/coverage' },
  },
});
