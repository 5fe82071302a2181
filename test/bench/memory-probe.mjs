// Loaded by NODE_OPTIONS into a program that is measured: at SIGUSR2 it collects garbage and says what it holds.
import { renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = `${process.env.DAYPASS_MEMORY_PROBE}`;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  // What the first leaves to finalizers goes with the second.
  setImmediate(() => {
    collect();
    const { rss, heapUsed } = process.memoryUsage();
    writeFileSync(`${file}.new`, JSON.stringify({ residentBytes: rss, heapBytes: heapUsed }));
    renameSync(`${file}.new`, file);
  });
});
