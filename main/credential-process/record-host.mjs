// After an installation: the client starts its host with the Node that installed it, by absolute path.
import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '..', '..', 'out', 'daypass.host');
// In a checkout that was not built there is nothing to record; the build does it.
if (existsSync(file))
  writeFileSync(file, `${realpathSync(process.execPath)}\n./main/headless.js\n`, { mode: 0o644 });
