// `npm run bench`: builds, then measures against the budgets, as ratios within one run. `--json FILE` writes them too.
import { runSteps } from './tools/steps.mjs';
import { ensurePackages, ensurePrograms } from './tools/system.mjs';

ensurePrograms(['c-compiler', 'aws-cli', 'chromium', 'chromium-shell']);
ensurePackages();
await runSteps([
  ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  ['main/credential-process/build-client.mjs'],
  ['--import', 'tsx', 'test/bench/bench.ts', ...process.argv.slice(2)],
]);
