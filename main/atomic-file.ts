import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { unwritable } from './unwritable.ts';

/**
 * After a crash at any point the file holds either all of its old or all of its new bytes.
 * Missing folders are made, readable by the user alone.
 *
 * @throws AppError file-unwritable
 */
export async function writeFileAtomic(
  file: string,
  data: string | Uint8Array,
  options: { readonly mode?: number } = {},
): Promise<void> {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeDurably(temporary, data, options.mode ?? 0o600);
    await patiently(() => rename(temporary, file));
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(file);
  }
  // The new bytes are in place; a folder that cannot be opened to be synced takes nothing back.
  await syncFolder(folder).catch(() => undefined);
}

/**
 * What writes that were killed have left in a folder and below it: only files of the names given here, and no younger than an
 * hour, for another process may be writing. Faults are passed over.
 */
export async function sweepTemporaries(folder: string, nowMs: number): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((one) => temporaryName.test(path.basename(one)))) {
    const file = path.join(folder, name);
    const status = await lstat(file).catch(() => undefined);
    if (status?.isFile() === true && nowMs - status.mtimeMs > 3_600_000)
      await rm(file, { force: true }).catch(() => undefined);
  }
}

const temporaryName = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** On Windows a virus scanner or an indexer that looks at either file keeps it from being renamed for a moment. */
export async function patiently(
  step: () => Promise<void>,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  for (let triesLeft = platform === 'win32' ? 6 : 0; ; triesLeft--) {
    try {
      return await step();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const passing = code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
      if (!passing || triesLeft === 0) throw error;
      await delay(10 * 2 ** (6 - triesLeft));
    }
  }
}

async function writeDurably(file: string, data: string | Uint8Array, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Without it a power cut may forget the rename. Windows cannot open a folder and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
