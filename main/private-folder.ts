import { chmod, stat } from 'node:fs/promises';
import { AppError } from './errors.ts';

/**
 * Whoever else can write there can put settings in place that lead credentials elsewhere. A folder of the user's is closed to
 * them; it may be one that had other uses before, so it stays as readable as it was.
 *
 * @throws AppError folder-not-private naming it: it is another's, or root has it open to others
 */
export async function closeFolder(folder: string): Promise<void> {
  const own = process.geteuid?.();
  if (own === undefined) return;
  const { uid, mode } = await stat(folder);
  const isOpen = (mode & 0o022) !== 0;
  if (uid === own && isOpen) await chmod(folder, mode & 0o7755);
  if (uid !== own && (uid !== 0 || isOpen)) throw new AppError('folder-not-private', folder);
}
