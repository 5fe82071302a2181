import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { Socket } from 'node:net';
import path from 'node:path';
import { AppError } from '../errors.ts';
import { lockHeldElsewhereCode } from './protocol.ts';

export interface HostLock {
  release(): void;
}

/**
 * Node has no file locks, so the client holds the lock for its host: a child that ends with our standard input, and so with us,
 * however we end. Undefined: another host lives.
 *
 * @throws AppError file-unwritable when the client cannot be run or the lock not be had
 */
export async function holdLock(file: string, client: string): Promise<HostLock | undefined> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 }).catch(() => {
    throw new AppError('file-unwritable', path.basename(file));
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
  if (outcome === 'failed') throw new AppError('file-unwritable', path.basename(file));
  // It must not keep a host alive that has nothing else to do.
  child.unref();
  for (const pipe of [stdin, stdout]) if (pipe instanceof Socket) pipe.unref();
  return { release: () => stdin.end() };
}
