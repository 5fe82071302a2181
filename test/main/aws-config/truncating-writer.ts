/**
 * Writes a config as the AWS CLI does: reads it, empties it, fills it, with a pause as long as an `aws configure set` takes to
 * start: `truncating-writer.ts FILE MILLISECONDS`. Prints how many keys it has added.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const [file = '', time = ''] = process.argv.slice(2);
const end = performance.now() + Number(time);
let count = 0;
while (performance.now() < end) {
  const text = readFileSync(file, 'utf8');
  const handle = openSync(file, 'w');
  await pause(1);
  const next = text.replace('[profile theirs]\n', `[profile theirs]\nk${count} = v\n`);
  writeSync(handle, next.slice(0, next.length / 2));
  await pause(1);
  writeSync(handle, next.slice(next.length / 2));
  closeSync(handle);
  count += 1;
  await pause(150);
}
process.stdout.write(String(count));
