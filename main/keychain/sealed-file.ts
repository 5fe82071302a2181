import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../atomic-file.ts';
import { AppError, isAppError } from '../errors.ts';
import type { Keychain } from './keychain.ts';
import { keyBytes, openSealed, refuseNewer, type Sealed, sealJson } from './sealing.ts';
import { unwritable } from '../unwritable.ts';

/** One file of JSON under a key that only the keychain has. */
export interface SealedFile {
  /** An unreadable file is as good as absent. @throws AppError keychain-…, data-newer, file-damaged */
  read(): Promise<Sealed>;
  /** Mode 0600, all or nothing. @throws AppError keychain-…, data-newer, file-unwritable */
  write(value: unknown): Promise<void>;
  /** Deletes the key too, so that no copy of the file can be opened any more. */
  forget(): Promise<void>;
}

const keyName = 'sealing-key';

/** Calls run one after the other, so that a write asked for before `forget` never lands after it. */
export function sealedFile(file: string, keychain: Pick<Keychain, 'get' | 'set' | 'delete'>): SealedFile {
  const absolute = path.resolve(file);
  let known: Buffer | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function storedKey(): Promise<Buffer | undefined> {
    known ??= await readKey(keychain);
    return known;
  }

  async function read(): Promise<Sealed> {
    const bytes = await readBytes(absolute);
    if (bytes === undefined) return { kind: 'absent' };
    refuseNewer(bytes);
    const remembered = known;
    const sealed = open(bytes, await storedKey());
    if (sealed.kind === 'value' || remembered === undefined) return sealed;
    // Another process may have made a new key since.
    known = undefined;
    return open(bytes, await storedKey());
  }

  function open(bytes: Buffer, key: Buffer | undefined): Sealed {
    return key === undefined ? { kind: 'unreadable' } : openSealed(bytes, key, absolute);
  }

  async function write(value: unknown): Promise<void> {
    refuseNewer((await readBytes(absolute)) ?? Buffer.alloc(0));
    known = (await storedKey()) ?? (await makeKey(keychain));
    await writeFileAtomic(absolute, sealJson(value, known, absolute), { mode: 0o600 });
  }

  async function forget(): Promise<void> {
    known = undefined;
    try {
      await keychain.delete(keyName);
    } finally {
      await removeFile(absolute);
    }
  }

  return {
    read: () => inOrder(read),
    write: (value) => inOrder(() => write(value)),
    forget: () => inOrder(forget),
  };
}

/** Undefined: there is none, or it is no key; then what it sealed is lost and a new one takes its place. */
async function readKey(keychain: Pick<Keychain, 'get'>): Promise<Buffer | undefined> {
  try {
    const key = Buffer.from((await keychain.get(keyName)) ?? '', 'base64');
    return key.length === keyBytes ? key : undefined;
  } catch (error) {
    if (isAppError(error, 'keychain-damaged')) return undefined;
    throw error;
  }
}

/** Stored before it is used; read back, because another process may have stored one at the same moment. */
async function makeKey(keychain: Pick<Keychain, 'get' | 'set'>): Promise<Buffer> {
  const key = randomBytes(keyBytes);
  await keychain.set(keyName, key.toString('base64'));
  return (await readKey(keychain)) ?? key;
}

async function readBytes(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new AppError('file-damaged', file);
  }
}

async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => {
    throw unwritable(file);
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
