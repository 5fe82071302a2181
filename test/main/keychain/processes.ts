import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { childScript } from '../../child-script.ts';

export class WriterFailed extends Error {}

const writer = await childScript(path.join(import.meta.dirname, 'writer.ts'));

/** Undefined: it ended by itself. @throws WriterFailed with what it said */
export async function runWriter(...argumentsOf: readonly string[]): Promise<NodeJS.Signals | undefined> {
  return startWriter(...argumentsOf).ended;
}

export function startWriter(...argumentsOf: readonly string[]) {
  const [program, script] = writer;
  const child = spawn(program, [script, ...argumentsOf], { stdio: ['ignore', 'ignore', 'pipe'] });
  return { kill: () => child.kill('SIGKILL'), ended: outcome(child) };
}

async function outcome(child: ChildProcess): Promise<NodeJS.Signals | undefined> {
  const [said] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
  if (child.signalCode === 'SIGKILL') return child.signalCode;
  if (child.exitCode !== 0) throw new WriterFailed(said);
  return undefined;
}
