import {
  chmod,
  chown,
  type FileHandle,
  open,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeFileAtomic } from '../atomic-file.ts';
import { AppError } from '../errors.ts';
import { type FileState, isSame, readState, settledBehind, stateOf } from './settled-file.ts';
import { unwritable } from '../unwritable.ts';

export type Replaced =
  | { readonly kind: 'done' }
  /** The file was no longer what the new text was made from. */
  | { readonly kind: 'overtaken' }
  /** Someone wrote at the same time, into the new file or, if `by` is there, into the old one: to be made again from that. */
  | { readonly kind: 'overwritten'; readonly by: FileState | undefined };

/**
 * For the holder of the file's lock. Puts the new text in the file's place, in one step, with its mode and owner, if the
 * file is still as it was read. A program that had the old file open writes into what is no longer there; so that is
 * watched for a moment, and so is the new one.
 *
 * @throws AppError file-unwritable
 */
export async function replaceFile(file: string, text: string, read: FileState): Promise<Replaced> {
  const staged = path.join(path.dirname(file), `.${path.basename(file)}.daypass-new`);
  await removeLeftovers(staged);
  await writeFileAtomic(staged, text).catch(() => {
    throw unwritable(file);
  });
  const old = await openIfThere(file);
  try {
    if (read.kind === 'present') await dress(staged, read);
    const current = old === undefined ? ({ kind: 'absent' } as const) : await stateOf(old);
    if (!isSame(current, read) || !(await isStillAt(file, read))) return { kind: 'overtaken' };
    await rename(staged, file);
    return (await overwriting(old, read, file)) ?? (await check(file, text));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unwritable(file);
  } finally {
    await old?.close();
    await rm(staged, { force: true });
  }
}

/** Links are followed to where the file is or would be. @throws AppError aws-config-unreadable for links in circles */
export async function fileBehindLinks(file: string): Promise<string> {
  let current = path.resolve(file);
  for (let links = 0; links < 40; links++) {
    const link = await readlink(current).catch(() => undefined);
    const folder = await realpath(path.dirname(current)).catch(() => path.dirname(current));
    if (link === undefined) return path.join(folder, path.basename(current));
    current = path.resolve(folder, link);
  }
  throw new AppError('aws-config-unreadable', file);
}

const watchMs = 40;

/** Of one that was killed at it; the caller's lock says that nobody is. */
async function removeLeftovers(staged: string): Promise<void> {
  const folder = path.dirname(staged);
  const names = await readdir(folder).catch(() => []);
  const leftovers = names.filter(
    (name) => name.startsWith(`.${path.basename(staged)}.`) && name.endsWith('.tmp'),
  );
  for (const name of leftovers) await rm(path.join(folder, name), { force: true });
}

async function dress(staged: string, { mode, owner }: FileState & { kind: 'present' }): Promise<void> {
  if (owner !== (await stat(staged)).uid) await chown(staged, owner, -1);
  await chmod(staged, mode);
}

async function openIfThere(file: string): Promise<FileHandle | undefined> {
  return await open(file, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unwritable(file);
  });
}

/** As late as can be, and cheap: the rename is the next call. */
async function isStillAt(file: string, read: FileState): Promise<boolean> {
  const status = await stat(file).catch(() => undefined);
  if (read.kind === 'absent') return status === undefined;
  return status?.ino === read.inode && status.mtimeMs === read.modifiedMs;
}

async function overwriting(
  old: FileHandle | undefined,
  read: FileState,
  file: string,
): Promise<Replaced | undefined> {
  await pause(watchMs);
  if (old === undefined || read.kind === 'absent' || isSame(await stateOf(old), read)) return undefined;
  return { kind: 'overwritten', by: await settledBehind(old, read.bytes.length, file) };
}

async function check(file: string, text: string): Promise<Replaced> {
  const state = await readState(file);
  const ours = state.kind === 'present' && state.bytes.equals(Buffer.from(text));
  return ours ? { kind: 'done' } : { kind: 'overwritten', by: undefined };
}
