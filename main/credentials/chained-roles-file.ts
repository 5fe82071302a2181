import { AppError } from '../errors.ts';
import type { Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';
import { type ChainedRole, chainOf, invalidField, parseChainedRole } from './chained-role.ts';

/** The user's chained roles, in a plain file. */
export interface ChainedRoles {
  all(): readonly ChainedRole[];
  find(id: string): ChainedRole | undefined;
  /** @throws AppError chained-role-invalid (naming the field), chained-role-exists, chained-role-loop, role-unknown */
  add(role: ChainedRole): Promise<void>;
  /** What was fetched for the old meaning of the id is served no more. @throws as add; AppError role-unknown */
  change(role: ChainedRole): Promise<void>;
  /** Roles that are based on it stay, and say that it is missing. @throws AppError role-unknown */
  remove(id: string): Promise<void>;
  onChange(listener: () => void): () => void;
}

/** @throws AppError data-newer */
export async function loadChainedRoles(
  file: StoredFile<ChainedRolesFile>,
  tell: (error: AppError) => void,
): Promise<ChainedRoles> {
  let roles = (await readOr(file, { chainedRoles: [] }, tell)).chainedRoles;
  const listeners = new Set<() => void>();

  async function save(next: readonly ChainedRole[]): Promise<void> {
    await file.write({ chainedRoles: next });
    roles = next;
    for (const listener of listeners) listener();
  }

  function find(id: string): ChainedRole | undefined {
    return roles.find((one) => one.id === id);
  }

  function check(role: ChainedRole, others: readonly ChainedRole[]): void {
    const field = invalidField(role);
    if (field !== undefined) throw new AppError('chained-role-invalid', field);
    chainOf(role.id, finder([...others, role]));
  }

  function othersThan(id: string): readonly ChainedRole[] {
    if (find(id) === undefined) throw new AppError('role-unknown', id);
    return roles.filter((one) => one.id !== id);
  }

  return {
    all: () => roles,
    find,
    async add(role) {
      check(role, roles);
      const taken = roles.find((one) => one.id.toLowerCase() === role.id.toLowerCase());
      if (taken !== undefined) throw new AppError('chained-role-exists', taken.id);
      await save([...roles, role]);
    },
    async change(role) {
      check(role, othersThan(role.id));
      await save(roles.map((one) => (one.id === role.id ? role : one)));
    },
    async remove(id) {
      await save(othersThan(id));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export interface ChainedRolesFile {
  readonly chainedRoles: readonly ChainedRole[];
}

export const chainedRolesSchema: Schema<ChainedRolesFile> = {
  name: 'chained roles',
  version: 1,
  migrations: {},
  parse({ chainedRoles: list }) {
    if (!Array.isArray(list)) return undefined;
    const roles = list.map(parseChainedRole).filter((one) => one !== undefined);
    const ids = new Set(roles.map(({ id }) => id.toLowerCase()));
    if (roles.length !== list.length || ids.size !== list.length) return undefined;
    return roles.some((role) => leadsInCircles(role, roles)) ? undefined : { chainedRoles: roles };
  },
};

/** A base that is missing is no damage: its session or role may have been removed. */
function leadsInCircles(role: ChainedRole, roles: readonly ChainedRole[]): boolean {
  try {
    chainOf(role.id, finder(roles));
    return false;
  } catch (error) {
    return error instanceof AppError && error.code === 'chained-role-loop';
  }
}

function finder(roles: readonly ChainedRole[]): (id: string) => ChainedRole | undefined {
  return (id) => roles.find((one) => one.id === id);
}
