// `npm run demo`: installs what it needs, builds, and shows Daypass at work against the embedded Identity Center.
import { spawnSync } from 'node:child_process';
import { ensurePackages, ensurePrograms } from './tools/system.mjs';

ensurePrograms(['c-compiler', 'aws-cli']);
ensurePackages();
run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
run(['main/credential-process/build-client.mjs']);
run(['--import', 'tsx', 'test/demo/demo.ts', ...process.argv.slice(2)]);

function run(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
