import { accountOf, type ChainedRole, chainOf } from '../credentials/chained-role.ts';
import { isAppError } from '../errors.ts';
import { partitionOf, type PartitionId } from '../sso/regions.ts';

/** Everything a person can open the console with. */
export interface KnownAccess {
  readonly sessions: readonly KnownSession[];
  readonly chained: readonly ChainedRole[];
}

interface KnownSession {
  readonly id: string;
  readonly startUrl: string;
  readonly region: string;
  readonly accounts: readonly {
    readonly id: string;
    readonly roles: readonly { readonly id: string; readonly name: string }[];
  }[];
}

export interface KnownRole {
  readonly id: string;
  readonly accountId: string;
  readonly partition: PartitionId | undefined;
  /** Undefined for a chained role: no portal knows it. */
  readonly roleName: string | undefined;
}

export function rolesOf({ sessions, chained }: KnownAccess): readonly KnownRole[] {
  const assigned = sessions.flatMap(({ region, accounts }) => {
    const partition = partitionOf(region);
    return accounts.flatMap(({ id: accountId, roles }) =>
      roles.map(({ id, name }) => ({ id, accountId, partition, roleName: name })),
    );
  });
  const usable = chained.filter(({ id }) => hasRoot(id, chained));
  return [
    ...assigned,
    ...usable.map((role) => ({
      ...{ id: role.id, accountId: accountOf(role), partition: partitionOf(role.region) },
      roleName: undefined,
    })),
  ];
}

/** A role whose base is gone can open nothing. */
function hasRoot(id: string, chained: readonly ChainedRole[]): boolean {
  try {
    chainOf(id, (wanted) => chained.find((role) => role.id === wanted));
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}
