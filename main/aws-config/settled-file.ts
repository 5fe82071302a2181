import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { unwritable } from '../unwritable.ts';

/** A file as it was read; no bytes: there is none. */
export type FileState =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'present';
      readonly bytes: Buffer;
      readonly mode: number;
      readonly owner: number;
      readonly inode: number;
      readonly modifiedMs: number;
    };

/**
 * What is in the file once nobody is writing it. The AWS CLI empties the file before it writes it anew, so one that has just
 * changed is read again, and one that has become shorter than it was known to be gets more time.
 *
 * @throws AppError aws-config-unreadable; file-unwritable when it never comes to rest
 */
export async function readSettled(file: string, knownLength = 0): Promise<FileState> {
  return await settle(() => readState(file), knownLength, file);
}

/** @throws AppError aws-config-unreadable; a missing file is no error */
export async function readState(file: string): Promise<FileState> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new AppError('aws-config-unreadable', file);
  });
  if (handle === undefined) return { kind: 'absent' };
  try {
    return await stateOf(handle);
  } catch {
    throw new AppError('aws-config-unreadable', file);
  } finally {
    await handle.close();
  }
}

/** A file that was replaced, as it is now: whoever had it open may still write into it. */
export async function settledBehind(
  handle: FileHandle,
  knownLength: number,
  file: string,
): Promise<FileState> {
  return await settle(() => stateOf(handle), knownLength, file);
}

export async function stateOf(handle: FileHandle): Promise<FileState> {
  const { mode, uid, ino, mtimeMs, size } = await handle.stat();
  const bytes = Buffer.alloc(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return {
    ...{ kind: 'present', bytes: bytes.subarray(0, length), mode: mode & 0o7777 },
    ...{ owner: uid, inode: ino, modifiedMs: mtimeMs },
  };
}

export function isSame(a: FileState, b: FileState): boolean {
  if (a.kind === 'absent' || b.kind === 'absent') return a.kind === b.kind;
  return a.inode === b.inode && a.modifiedMs === b.modifiedMs && a.bytes.equals(b.bytes);
}

/** A writer's moment between emptying and filling; a stopped one's between two writes. */
const quietMs = 40;
const shrunkenQuietMs = 1000;
const patienceMs = 10_000;

async function settle(look: () => Promise<FileState>, knownLength: number, file: string): Promise<FileState> {
  const start = performance.now();
  let [state, since] = [await look(), start];
  for (;;) {
    if (state.kind === 'absent') return state;
    const wanted = state.bytes.length < knownLength ? shrunkenQuietMs : quietMs;
    const watched = performance.now() - since;
    const age = Date.now() - state.modifiedMs;
    if (watched >= wanted || age >= wanted) return state;
    if (performance.now() - start > patienceMs) throw unwritable(file);
    await pause(Math.min(wanted - watched, 20));
    const next = await look();
    if (!isSame(state, next)) [state, since] = [next, performance.now()];
  }
}
