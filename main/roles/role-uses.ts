import type { RoleUseView } from '../../preload/contract.ts';
import { halfLifeMs } from '../../preload/role-use-score.ts';
import type { AppError } from '../errors.ts';
import { isFields, type Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';

/** Which roles are used, how much and by what, so that the ones a person works with stand on top. */
export interface RoleUses {
  /** The latest first. */
  all(): readonly RoleUseView[];
  note(roleId: string, by: string): void;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface RoleUsesFile {
  readonly uses: readonly RoleUseView[];
}

const kept = 200;
/** Tools ask many times a minute; neither the disk nor a screen needs to hear of each. */
const quietMs = 30_000;
/**
 * A program's use counts whole after this time without any, and before it by the share that has passed. So one that asks
 * every minute, all day, adds four a day, and a person who opens a console five times comes before it.
 */
const wholeUseMs = 6 * 60 * 60_000;
/** What nobody comes to by hand; a program did, while each of its calls counted whole. */
const mostWeight = 100;

/** @throws AppError data-newer */
export async function loadRoleUses(
  file: StoredFile<RoleUsesFile>,
  now: () => number,
  tell: (error: AppError) => void,
): Promise<RoleUses> {
  let { uses } = await readOr(file, { uses: [] }, tell);
  let saving: NodeJS.Timeout | undefined;
  let saved: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  function save(): void {
    saving = undefined;
    // What cannot be written is not worth a word: the next use tries again.
    saved = file.write({ uses }).catch(() => undefined);
  }

  return {
    all: () => uses,
    note(roleId, by) {
      const known = uses.find((one) => one.roleId === roleId);
      const atMs = now();
      if (known !== undefined && known.by === by && Math.abs(atMs - known.lastUsedAtMs) < quietMs) return;
      const use = { roleId, by, lastUsedAtMs: atMs, weight: weightWith(known, by, atMs) };
      uses = [use, ...uses.filter((one) => one.roleId !== roleId)].slice(0, kept);
      for (const listener of listeners) listener();
      saving ??= setTimeout(save, quietMs);
      saving.unref();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      if (saving !== undefined) {
        clearTimeout(saving);
        save();
      }
      await saved;
    },
  };
}

/** A clock that was set back makes no use heavier than it was. */
function weightWith(known: RoleUseView | undefined, by: string, atMs: number): number {
  if (known === undefined) return 1;
  const sinceMs = Math.max(0, atMs - known.lastUsedAtMs);
  const added = isPersons(by) ? 1 : Math.min(1, sinceMs / wholeUseMs);
  return Math.min(mostWeight, known.weight * 0.5 ** (sinceMs / halfLifeMs) + added);
}

/** Done by hand in Daypass; all others are programs, which may be anything. */
function isPersons(by: string): boolean {
  return by === 'console' || by === 'copy';
}

export const roleUsesSchema: Schema<RoleUsesFile> = {
  name: 'role uses',
  version: 1,
  migrations: {},
  parse({ uses }) {
    if (!Array.isArray(uses)) return undefined;
    return { uses: uses.map(parseUse).filter((one) => one !== undefined) };
  },
};

function parseUse(value: unknown): RoleUseView | undefined {
  if (!isFields(value)) return undefined;
  const { roleId, lastUsedAtMs, weight, by } = value;
  if (typeof roleId !== 'string' || typeof by !== 'string') return undefined;
  if (typeof lastUsedAtMs !== 'number' || typeof weight !== 'number' || weight < 0) return undefined;
  return { roleId, lastUsedAtMs, weight: Math.min(mostWeight, weight), by };
}
