// After an installation: the client starts its host with the Node that installed it, by absolute path.
import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closeToOthers } from './close-to-others.mjs';

const folder = path.resolve(import.meta.dirname, '..', '..', 'out');
const file = path.join(folder, 'daypass.host');
// In a checkout that was not built there is nothing to record; the build does it.
if (existsSync(file)) {
  writeFileSync(file, `${realpathSync(process.execPath)}\n./main/headless.js\n`);
  closeToOthers(folder);
}
