import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { AppError } from './errors.ts';

/** Names the file, or the folder above it that lets nothing be made in it, for that is what has to be changed then. */
export function unwritable(file: string): AppError {
  let folder = path.dirname(path.resolve(file));
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return new AppError('file-unwritable', isClosed(folder) ? folder : file);
}

function isClosed(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}
