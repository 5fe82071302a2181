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

  async function become(next: readonly string[]): Promise<void> {
    if (next.length === sessions.length) return;
    sessions = next;
    await file.write({ sessions });
  }

  return {
    all: () => sessions,
    note: (sessionId) => become([...new Set([...sessions, sessionId])]),
    settle: (sessionId) => become(sessions.filter((one) => one !== sessionId)),
  };
}
