// `npm run demo`: installs what it needs, builds, and shows Daypass at work against the embedded Identity Center.
import { runSteps } from './tools/steps.mjs';
import { ensurePackages, ensurePrograms } from './tools/system.mjs';

ensurePrograms(['c-compiler', 'aws-cli']);
ensurePackages();
await runSteps([
  ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  ['main/credential-process/build-client.mjs'],
  ['--import', 'tsx', 'test/demo/demo.ts', ...process.argv.slice(2)],
]);
