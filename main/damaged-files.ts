import { access } from 'node:fs/promises';
import path from 'node:path';
import type { DamagedFileView } from '../preload/contract.ts';
import { isAppError } from './errors.ts';
import type { Schema } from './schema.ts';
import { storedFile, type StoredFile } from './stored-file.ts';

/** Files of the user's that were damaged and set aside, of which nothing took the place yet: also after a restart. */
export interface DamagedFiles {
  all(): readonly DamagedFileView[];
  /**
   * As storedFile, and told of here. `settles`: what stands there now is the user's anew, rather than written by Daypass alone;
   * anything is, unless given.
   */
  open<T extends object>(
    kind: DamagedFileView['kind'],
    schema: Schema<T>,
    settles?: (value: T) => boolean,
  ): StoredFile<T>;
  onChange(listener: () => void): () => void;
}

export function createDamagedFiles(folder: string): DamagedFiles {
  let found: readonly DamagedFileView[] = [];
  const listeners = new Set<() => void>();

  function note(kind: DamagedFileView['kind'], keptAs: string | undefined): void {
    if (found.find((one) => one.kind === kind)?.keptAs === keptAs) return;
    const others = found.filter((one) => one.kind !== kind);
    found = keptAs === undefined ? others : [...others, { kind, keptAs }];
    for (const listener of listeners) listener();
  }

  return {
    all: () => found,
    open(kind, schema, settles = () => true) {
      const name = path.join(folder, `${kind}.json`);
      const file = storedFile(name, schema);
      const aside = `${name}.damaged`;
      return {
        async read() {
          const value = await file.read().catch((error: unknown) => {
            if (isAppError(error, 'file-damaged')) note(kind, aside);
            throw error;
          });
          const isLost = (value === undefined || !settles(value)) && (await isThere(aside));
          note(kind, isLost ? aside : undefined);
          return value;
        },
        async write(value) {
          await file.write(value);
          if (settles(value)) note(kind, undefined);
        },
        async remove() {
          await file.remove();
          note(kind, undefined);
        },
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
