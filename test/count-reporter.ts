import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Counts a file that fails to load and an error outside any test as failures too; `test/run.mjs` prints the line. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env['DAYPASS_COUNTS_FILE'];
    if (file === undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    const unloaded = modules.filter((module) => module.errors().length > 0).length;
    const counts = {
      passed: inState('passed').length,
      failed: inState('failed').length + unloaded + errors.length,
      skippedNames: inState('skipped').map((test) => test.fullName),
    };
    writeFileSync(file, JSON.stringify(counts));
  }
}
