import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { Settings } from '../../preload/contract.ts';
import { AppError } from '../errors.ts';
import { readBundle } from '../network.ts';

type NamedFiles = Pick<Settings, 'caBundle' | 'awsConfigFile' | 'awsSharedCredentialsFile'>;

/**
 * Of settings that a person has just named: said now, or it shows only where something else fails. A file of AWS tools may
 * be made later.
 *
 * @throws AppError ca-bundle-unreadable, file-unreadable
 */
export async function checkNamedFiles(changes: Partial<NamedFiles>): Promise<void> {
  const { caBundle = '', awsConfigFile = '', awsSharedCredentialsFile = '' } = changes;
  if (caBundle !== '') {
    if ((await look(caBundle)) !== 'file') throw new AppError('ca-bundle-unreadable', caBundle);
    readBundle(caBundle);
  }
  for (const file of [awsConfigFile, awsSharedCredentialsFile])
    if (file !== '' && (await look(file)) === 'unreadable') throw new AppError('file-unreadable', file);
}

/** A pipe would keep its reader waiting, so only what is a file is opened. */
async function look(file: string): Promise<'file' | 'absent' | 'unreadable'> {
  try {
    const found = await stat(file);
    await access(file, constants.R_OK);
    return found.isFile() ? 'file' : 'unreadable';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'absent' : 'unreadable';
  }
}
