import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';

/** A pipe would keep its reader waiting, so only what is a file is opened. */
export async function lookAt(file: string): Promise<'file' | 'absent' | 'unreadable'> {
  try {
    const found = await stat(file);
    await access(file, constants.R_OK);
    return found.isFile() ? 'file' : 'unreadable';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'absent' : 'unreadable';
  }
}

/** Empty where nothing is to be read. */
export async function textOrNone(file: string): Promise<string> {
  return (await lookAt(file)) === 'file' ? readFile(file, 'utf8').catch(() => '') : '';
}
