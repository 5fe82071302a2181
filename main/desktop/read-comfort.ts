import { AppError } from '../errors.ts';
import { readOr, type StoredFile } from '../stored-file.ts';

/** Of a file that is a comfort only: one that a newer Daypass wrote, or that cannot be read, keeps nobody from starting. */
export async function readComfort<T>(
  file: StoredFile<T>,
  otherwise: T,
  tell: (error: AppError) => void,
): Promise<T> {
  return readOr(file, otherwise, tell).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    tell(error);
    return otherwise;
  });
}
