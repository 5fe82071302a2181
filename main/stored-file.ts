import { copyFile, readFile, rename, rm } from 'node:fs/promises';
import { writeFileAtomic } from './atomic-file.ts';
import { AppError, isAppError } from './errors.ts';
import { type Decoded, decode, encode, type Schema } from './schema.ts';
import { unwritable } from './unwritable.ts';

export interface StoredFile<T> {
  /** Undefined: there is none yet. @throws AppError file-damaged (once: the file was set aside), data-newer, file-unwritable */
  read(): Promise<T | undefined>;
  /** Reads and writes are in the order asked; the last write wins. @throws AppError file-unwritable, data-newer */
  write(value: T): Promise<void>;
  /** With its backups, and after the writes that were asked for before. */
  remove(): Promise<void>;
}

/**
 * One plain JSON file, never secret. An older schema is migrated at first read, with the old file kept as `.bak`;
 * a newer one is never written; a damaged one is set aside, not lost.
 */
export function storedFile<T extends object>(file: string, schema: Schema<T>): StoredFile<T> {
  let known: Decoded<T>['kind'] | 'none' | 'not looked at' = 'not looked at';
  let last: Promise<unknown> = Promise.resolve();

  async function look(): Promise<Decoded<T> | undefined> {
    const text = await readIfThere(file);
    const decoded = text === undefined ? undefined : decode(schema, text);
    known = decoded?.kind ?? 'none';
    return decoded;
  }

  async function read(): Promise<T | undefined> {
    const decoded = await look();
    switch (decoded?.kind) {
      case undefined:
        return undefined;
      case 'current':
        return decoded.value;
      case 'migrated':
        await orUnwritable(copyFile(file, `${file}.bak`), file);
        await writeFileAtomic(file, encode(schema, decoded.value));
        return decoded.value;
      case 'newer':
        if (decoded.value === undefined) throw new AppError('data-newer', file);
        return decoded.value;
      case 'damaged':
        await setAside();
        throw new AppError('file-damaged', file);
    }
  }

  async function setAside(): Promise<void> {
    await orUnwritable(rename(file, `${file}.damaged`), file);
    known = 'none';
  }

  async function writeNow(text: string): Promise<void> {
    if (known === 'not looked at') await look();
    if (known === 'newer') throw new AppError('data-newer', file);
    if (known === 'damaged') await setAside();
    await writeFileAtomic(file, text);
    known = 'current';
  }

  function inOrder<R>(step: () => Promise<R>): Promise<R> {
    const done = last.catch(() => undefined).then(step);
    last = done;
    return done;
  }

  return {
    read: () => inOrder(read),
    write(value) {
      const text = encode(schema, value);
      return inOrder(() => writeNow(text));
    },
    remove: () =>
      inOrder(async () => {
        for (const ending of ['', '.bak', '.damaged'])
          await orUnwritable(rm(`${file}${ending}`, { force: true }), file);
        known = 'none';
      }),
  };
}

/** For callers to whom a damaged file (already set aside) is the same as none, once they have told of it. */
export async function readOr<T>(
  stored: StoredFile<T>,
  otherwise: T,
  tell: (error: AppError) => void,
): Promise<T> {
  try {
    return (await stored.read()) ?? otherwise;
  } catch (error) {
    if (!isAppError(error, 'file-damaged')) throw error;
    tell(error);
    return otherwise;
  }
}

async function orUnwritable(step: Promise<unknown>, file: string): Promise<void> {
  await step.catch(() => {
    throw unwritable(file);
  });
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unwritable(file);
  }
}
