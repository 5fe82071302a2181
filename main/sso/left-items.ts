import type { AppError } from '../errors.ts';
import { isStrings, type Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';

/** Sessions that ended while the keychain could not be reached. What it may hold of them counts as none, and goes once it can. */
export interface LeftItems {
  all(): readonly string[];
  note(sessionId: string): Promise<void>;
  /** It is gone, or something new has taken its place. */
  settle(sessionId: string): Promise<void>;
}

interface LeftItemsFile {
  readonly sessions: readonly string[];
}

export const leftItemsSchema: Schema<LeftItemsFile> = {
  name: 'left items',
  version: 1,
  migrations: {},
  parse: ({ sessions }) => (isStrings(sessions) ? { sessions } : undefined),
};

/** @throws AppError data-newer */
export async function loadLeftItems(
  file: StoredFile<LeftItemsFile>,
  tell: (error: AppError) => void,
): Promise<LeftItems> {
  let { sessions } = await readOr(file, { sessions: [] }, tell);

  /** One after the other, and memory follows the file: what could not be written is written when it is asked again. */
  let last: Promise<unknown> = Promise.resolve();
  function change(edit: () => readonly string[]): Promise<void> {
    const changed = last
      .catch(() => undefined)
      .then(async () => {
        const next = edit();
        if (next.length === sessions.length) return;
        await file.write({ sessions: next });
        sessions = next;
      });
    last = changed;
    return changed;
  }

  return {
    all: () => sessions,
    note: (sessionId) => change(() => [...new Set([...sessions, sessionId])]),
    settle: (sessionId) => change(() => sessions.filter((one) => one !== sessionId)),
  };
}
