// `npm run bench`: builds, then measures against the budgets, as ratios within one run. `--json FILE` writes them too.
import { spawnSync } from 'node:child_process';
import { ensurePackages, ensurePrograms } from './tools/system.mjs';

ensurePrograms(['c-compiler', 'aws-cli']);
ensurePackages();
run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
run(['main/credential-process/build-client.mjs']);
run(['--import', 'tsx', 'test/bench/bench.ts', ...process.argv.slice(2)]);

function run(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
