// After an installation: the client starts its host with the Node that installed it, by absolute path, and is one that runs here.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closeToOthers } from './close-to-others.mjs';

const folder = path.resolve(import.meta.dirname, '..', '..', 'out');
const node = realpathSync(process.execPath);
const hostFile = path.join(folder, 'daypass.host');
const client = path.join(folder, 'daypass');
const spare = path.join(folder, 'daypass-in-node');

// In a checkout that was not built there is nothing to record; the build does it.
if (existsSync(hostFile)) {
  writeFileSync(hostFile, `${node}\n./main/headless.js\n`);
  if (existsSync(spare)) takeWhatRuns();
  closeToOthers(folder);
}

/** A package is made once, for one kind of machine, and installed on any. */
function takeWhatRuns() {
  const runs = spawnSync(client, ['--print-endpoint'], { stdio: 'ignore' }).status === 0;
  const script = readFileSync(runs ? client : spare, 'latin1');
  if (!script.startsWith('#!')) return;
  // The system finds a program for a script by a path without spaces only.
  const interpreter = /\s/.test(node) ? '/usr/bin/env node' : node;
  writeFileSync(
    `${client}.new`,
    script.replace(/^#!.*/, () => `#!${interpreter}`),
    'latin1',
  );
  chmodSync(`${client}.new`, 0o755);
  renameSync(`${client}.new`, client);
}
