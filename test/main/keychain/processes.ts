import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const writer = path.join(import.meta.dirname, 'writer.ts');

export class WriterFailed extends Error {}

/** Undefined: it ended by itself, without an error. */
export async function runWriter(...argumentsOf: readonly string[]): Promise<NodeJS.Signals | undefined> {
  const child = startWriter(...argumentsOf);
  return child.ended;
}

export function startWriter(...argumentsOf: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, ...argumentsOf], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { kill: () => child.kill('SIGKILL'), ended: outcome(once(child, 'exit')) };
}

async function outcome(exit: Promise<unknown[]>): Promise<NodeJS.Signals | undefined> {
  const [code, signal] = await exit;
  if (signal === 'SIGKILL') return signal;
  if (code !== 0) throw new WriterFailed(`the writer ended with ${String(code ?? signal)}`);
  return undefined;
}
