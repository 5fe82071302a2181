import type { RoleUseView } from '../../preload/contract.ts';
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
const halfLifeMs = 3 * 24 * 60 * 60_000;
/** Tools ask many times a minute; neither the disk nor a screen needs to hear of each. */
const quietMs = 30_000;

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
      const use = { roleId, by, lastUsedAtMs: atMs, weight: weightAt(known, atMs) + 1 };
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
function weightAt(use: RoleUseView | undefined, atMs: number): number {
  if (use === undefined) return 0;
  return use.weight * 0.5 ** (Math.max(0, atMs - use.lastUsedAtMs) / halfLifeMs);
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
  if (typeof lastUsedAtMs !== 'number' || typeof weight !== 'number') return undefined;
  return { roleId, lastUsedAtMs, weight, by };
}
