import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Home } from './home.ts';

/** The installed client, behind a script that counts how often it is run. */
export interface CountedProgram {
  readonly program: string;
  calls(): Promise<number>;
  /** Resolves with the call of this number, or after a time in which no client gives up. */
  untilCalls(count: number): Promise<void>;
}

/** Clients, and Daypass itself, wait for an answer of AWS for 30 seconds at the least. */
const patienceMs = 15_000;

export async function countedProgram({ installation, folder }: Home): Promise<CountedProgram> {
  const program = path.join(path.dirname(folder), 'counted daypass');
  const counter = `${program}.calls`;
  await writeFile(program, `#!/bin/sh\necho >> "$0.calls"\nexec '${installation.client}' "$@"\n`, {
    mode: 0o755,
  });
  await writeFile(counter, '');
  const calls = async () => (await readFile(counter)).length;
  return {
    ...{ program, calls },
    async untilCalls(count) {
      const deadline = performance.now() + patienceMs;
      while ((await calls()) < count && performance.now() < deadline) await pause(20);
    },
  };
}
