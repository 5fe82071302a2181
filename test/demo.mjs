// `npm run demo`: installs what is missing, then shows Daypass at work against the embedded Identity Center.
import { spawnSync } from 'node:child_process';
import { ensurePackages } from './tools/system.mjs';

ensurePackages();
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'test/demo/demo.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' } },
);
process.exitCode = status ?? 1;
