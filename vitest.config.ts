import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import LongestFirst from './test/longest-first.ts';

/** Those that run other programs: each of their files changes its process for itself, and takes minutes anyway. */
const programs = [
  'test/{contract,demo,e2e,electron-stand-in,main/keychain}/**/*.test.ts',
  ...['test/main/crash.test.ts', 'test/renderer/window.test.ts'],
];

function project(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return { extends: true, test: { name, ...test } };
}

export default defineConfig({
  test: {
    pool: 'forks',
    // Most of the time they wait for other programs.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/shared-folder.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', './test/count-reporter.ts'],
    coverage: { provider: 'v8', include: ['main/**/*.ts'], reportsDirectory: 'out/coverage' },
    projects: [
      project('programs', { include: programs }),
      // To start a process for each of these files would take as long as its tests.
      project('units', { include: ['test/**/*.test.ts'], exclude: programs, isolate: false }),
    ],
  },
});
