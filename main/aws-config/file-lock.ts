import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { unwritable } from '../unwritable.ts';

/**
 * One Daypass at a time, of whatever data folder, works on the file; nothing else honours the lock. One whose process
 * ended, or that is older than any work can be, is taken over.
 *
 * @throws AppError file-unwritable when the lock cannot be had in ten seconds
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(path.dirname(file), `.${path.basename(file)}.daypass-lock`);
  await mkdir(path.dirname(lock), { recursive: true, mode: 0o700 }).catch(() => fail(file));
  const deadline = performance.now() + patienceMs;
  const token = `${process.pid} ${os.hostname()} ${randomBytes(8).toString('hex')}\n`;
  while (!(await create(lock, token, file))) {
    if (performance.now() > deadline) fail(file);
    await clearAbandoned(lock);
    await pause(5 + Math.random() * 20);
  }
  try {
    return await work();
  } finally {
    if ((await readFile(lock, 'utf8').catch(() => '')) === token) await rm(lock, { force: true });
  }
}

const patienceMs = 10_000;
const longestWorkMs = 30_000;
const longestWritingMs = 2000;

async function create(lock: string, token: string, file: string): Promise<boolean> {
  const handle = await open(lock, 'wx', 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') return undefined;
    return fail(file);
  });
  if (handle === undefined) return false;
  try {
    await handle.writeFile(token);
  } finally {
    await handle.close();
  }
  return true;
}

/** Renamed before it is judged for good: of many that find it abandoned only one gets it, and none takes a fresh one away. */
async function clearAbandoned(lock: string): Promise<void> {
  const found = await readFile(lock, 'utf8').catch(() => undefined);
  if (found === undefined || !(await isAbandoned(lock, found))) return;
  const aside = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8').catch(() => undefined)) !== found)
    await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/** One still empty is being written, or its writer died at it. Process ids mean nothing on another host or in another container. */
async function isAbandoned(lock: string, text: string): Promise<boolean> {
  const [, pid, host] = /^(\d+) (\S+) /.exec(text) ?? [];
  if (host === os.hostname() && pid !== undefined && !isAlive(Number(pid))) return true;
  const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > (text === '' ? longestWritingMs : longestWorkMs);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function fail(file: string): never {
  throw unwritable(file);
}
