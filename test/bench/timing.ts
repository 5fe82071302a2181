import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** The bench's own where none is given. */
  readonly env?: Readonly<NodeJS.ProcessEnv>;
}

/**
 * The median milliseconds of each program's whole life. They take turns, so that a machine that slows down does so for all.
 * @throws Error when one fails
 */
export async function inTurn(rounds: number, ...programs: readonly Program[]): Promise<readonly number[]> {
  const times: readonly (readonly number[])[] = await start({ rounds, programs });
  return times.map(median);
}

/** The shortest milliseconds of so many rounds, from the first start to the last end. @throws Error when one fails */
export async function together(programs: readonly Program[], { rounds = 1 } = {}): Promise<number> {
  const times: readonly number[] = await start({ rounds, programs, together: true });
  return Math.min(...times);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function start(asked: { rounds: number; programs: readonly Program[]; together?: boolean }) {
  const starter = spawn(process.execPath, [path.join(import.meta.dirname, 'starter.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  starter.stdin.end(JSON.stringify(asked));
  const [answer, [code]] = await Promise.all([text(starter.stdout), once(starter, 'close')]);
  if (code !== 0) throw new Error('A program that was to be timed failed.');
  return JSON.parse(answer);
}
