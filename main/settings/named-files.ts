import type { Settings } from '../../preload/contract.ts';
import { AppError } from '../errors.ts';
import { readBundle } from '../network.ts';
import { lookAt } from '../ordinary-file.ts';

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
    if ((await lookAt(caBundle)) !== 'file') throw new AppError('ca-bundle-unreadable', caBundle);
    readBundle(caBundle);
  }
  for (const file of [awsConfigFile, awsSharedCredentialsFile])
    if (file !== '' && (await lookAt(file)) === 'unreadable') throw new AppError('file-unreadable', file);
}
