import type { AppError } from '../errors.ts';
import { isStrings, type Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';

/** Role ids that the user wants on top, in the order they were chosen. */
export interface Favourites {
  all(): readonly string[];
  /** @throws AppError file-unwritable, data-newer */
  set(roleId: string, favourite: boolean): Promise<void>;
  onChange(listener: () => void): () => void;
}

export interface FavouritesFile {
  readonly roleIds: readonly string[];
}

/** @throws AppError data-newer */
export async function loadFavourites(
  file: StoredFile<FavouritesFile>,
  tell: (error: AppError) => void,
): Promise<Favourites> {
  let { roleIds } = await readOr(file, { roleIds: [] }, tell);
  const listeners = new Set<() => void>();
  return {
    all: () => roleIds,
    async set(roleId, favourite) {
      const others = roleIds.filter((one) => one !== roleId);
      const next = favourite ? [...others, roleId] : others;
      // Before it is on the disk, for the next change builds upon it.
      roleIds = next;
      for (const listener of listeners) listener();
      await file.write({ roleIds: next });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const favouritesSchema: Schema<FavouritesFile> = {
  name: 'favourites',
  version: 1,
  migrations: {},
  parse: ({ roleIds }) => (isStrings(roleIds) ? { roleIds: [...new Set(roleIds)] } : undefined),
};
