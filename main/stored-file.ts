import { copyFile, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from './atomic-file.ts';
import { AppError, isAppError } from './errors.ts';
import { decode, encode, type Schema } from './schema.ts';

export interface StoredFile<T> {
  /** Undefined: there is none yet. @throws AppError file-damaged (once: the file was set aside), data-newer */
  read(): Promise<T | undefined>;
  /** Writes are in order; the last one wins. @throws AppError file-unwritable, data-newer */
  write(value: T): Promise<void>;
}

/**
 * One plain JSON file, never secret. An older schema is migrated at first read, with the old file kept as `.bak`;
 * a newer one is never written; a damaged one is set aside, not lost.
 */
export function storedFile<T extends object>(file: string, schema: Schema<T>): StoredFile<T> {
  let newer = false;
  let last: Promise<void> = Promise.resolve();

  async function read(): Promise<T | undefined> {
    const text = await readIfThere(file);
    if (text === undefined) return undefined;
    const decoded = decode(schema, text);
    switch (decoded.kind) {
      case 'current':
        return decoded.value;
      case 'migrated':
        await copyFile(file, `${file}.bak`);
        await writeFileAtomic(file, encode(schema, decoded.value));
        return decoded.value;
      case 'newer':
        newer = true;
        if (decoded.value === undefined) throw new AppError('data-newer', path.basename(file));
        return decoded.value;
      case 'damaged':
        await rename(file, `${file}.damaged`);
        throw new AppError('file-damaged', path.basename(file));
    }
  }

  function write(value: T): Promise<void> {
    if (newer) return Promise.reject(new AppError('data-newer', path.basename(file)));
    const text = encode(schema, value);
    last = last.catch(() => undefined).then(() => writeFileAtomic(file, text));
    return last;
  }

  return { read, write };
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

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new AppError('file-unwritable', path.basename(file));
  }
}
