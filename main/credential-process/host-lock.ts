import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { Socket } from 'node:net';
import path from 'node:path';
import { lockHeldElsewhereCode } from './protocol.ts';
import { unwritable } from '../unwritable.ts';

export interface HostLock {
  release(): void;
  /**
   * The child has ended, though nobody let go of the lock, and it could not be taken again: `elsewhere`, another host has it by
   * now. Never settles otherwise.
   */
  readonly lost: Promise<'elsewhere' | 'failed'>;
}

/**
 * Node has no file locks, so the client holds the lock for its host: a child that ends with our standard input, and so with us,
 * however we end. Undefined: another host lives.
 *
 * @throws AppError file-unwritable when the client cannot be run or the lock not be had
 */
export async function holdLock(file: string, client: string): Promise<HostLock | undefined> {
  const first = await takeLock(file, client);
  if (first === undefined) return undefined;
  let released = false;
  let current = first;
  const lost = (async () => {
    for (;;) {
      await current.ended;
      // Whoever killed it has perhaps meant the lock; at once, before a client finds it free.
      const next = released ? 'released' : await takeLock(file, client).catch(() => 'failed' as const);
      if (next === 'failed') return next;
      if (next === undefined) return 'elsewhere';
      if (next === 'released') return new Promise<never>(() => undefined);
      current = next;
      if (released) current.release();
    }
  })();
  return {
    lost,
    release() {
      released = true;
      current.release();
    },
  };
}

interface Holder {
  readonly ended: Promise<void>;
  release(): void;
}

async function takeLock(file: string, client: string): Promise<Holder | undefined> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 }).catch(() => {
    throw unwritable(file);
  });
  const child = spawn(client, ['--hold-lock', file], { stdio: ['pipe', 'pipe', 'ignore'] });
  const { stdin, stdout } = child;
  stdin.on('error', () => undefined);
  const outcome = await new Promise<'held' | 'elsewhere' | 'failed'>((resolve) => {
    stdout.once('data', () => resolve('held'));
    child.once('error', () => resolve('failed'));
    child.once('exit', (code) => resolve(code === lockHeldElsewhereCode ? 'elsewhere' : 'failed'));
  });
  if (outcome === 'elsewhere') return undefined;
  if (outcome === 'failed') throw unwritable(file);
  // It must not keep a host alive that has nothing else to do.
  child.unref();
  for (const pipe of [stdin, stdout]) if (pipe instanceof Socket) pipe.unref();
  const ended = child.exitCode !== null || child.signalCode !== null;
  return {
    ended: ended ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve())),
    release: () => void stdin.end(),
  };
}
