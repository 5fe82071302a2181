import type { Account, Organization, PermissionSet, Principal, User } from './organization.ts';

export type SingleAssignment = Principal & { readonly accountId: string; readonly permissionSet: string };

/** Who may do what where, now: starts as the organization's data and changes as a test wishes. */
export interface Directory {
  readonly users: readonly User[];
  readonly user: (userName: string) => User | undefined;
  readonly account: (accountId: string) => Account | undefined;
  readonly permissionSet: (name: string) => PermissionSet | undefined;
  /** In the order of account ids, so that a page can go on after the last one seen. */
  readonly accountsOf: (userName: string) => readonly Account[];
  /** Names in alphabetical order; `[]` when the user has nothing in the account. */
  readonly permissionSetsOf: (userName: string, accountId: string) => readonly string[];
  readonly assign: (assignment: SingleAssignment) => void;
  readonly unassign: (assignment: SingleAssignment) => void;
  readonly renameAccount: (accountId: string, name: string) => void;
}

/** Account id → permission sets. */
type Access = Map<string, Set<string>>;

export function createDirectory(organization: Organization): Directory {
  const accounts = new Map(organization.accounts.map((account) => [account.id, account]));
  const users = new Map(organization.users.map((user) => [user.userName, user]));
  const sets = new Map(organization.permissionSets.map((set) => [set.name, set]));
  const assigned = assignedAccess(organization);
  const views = new Map<string, UserView>();

  const viewOf = (userName: string) => {
    const known = views.get(userName);
    if (known !== undefined) return known;
    const view = userView(users.get(userName), assigned, accounts);
    views.set(userName, view);
    return view;
  };

  return {
    users: organization.users,
    user: (userName) => users.get(userName),
    account: (accountId) => accounts.get(accountId),
    permissionSet: (name) => sets.get(name),
    accountsOf: (userName) => viewOf(userName).accounts,
    permissionSetsOf: (userName, accountId) => viewOf(userName).permissionSets.get(accountId) ?? [],
    assign(assignment) {
      const { accountId, permissionSet } = assignment;
      if (!accounts.has(accountId) || !sets.has(permissionSet)) {
        throw new Error(`There is no ${permissionSet} in ${accountId} to assign.`);
      }
      grant(assigned, principalKey(assignment), accountId, permissionSet);
      views.clear();
    },
    unassign(assignment) {
      const { accountId, permissionSet } = assignment;
      const removed = assigned.get(principalKey(assignment))?.get(accountId)?.delete(permissionSet);
      if (removed !== true) throw new Error(`${permissionSet} in ${accountId} was not assigned.`);
      views.clear();
    },
    renameAccount(accountId, name) {
      const account = accounts.get(accountId);
      if (account === undefined) throw new Error(`There is no account ${accountId} to rename.`);
      accounts.set(accountId, { ...account, name });
      views.clear();
    },
  };
}

interface UserView {
  readonly accounts: readonly Account[];
  readonly permissionSets: ReadonlyMap<string, readonly string[]>;
}

function userView(
  user: User | undefined,
  assigned: ReadonlyMap<string, Access>,
  accounts: ReadonlyMap<string, Account>,
): UserView {
  if (user === undefined) return { accounts: [], permissionSets: new Map() };
  const merged = new Map<string, Set<string>>();
  for (const key of [
    principalKey({ user: user.userName }),
    ...user.groups.map((group) => principalKey({ group })),
  ]) {
    for (const [accountId, names] of assigned.get(key) ?? []) {
      merged.set(accountId, new Set([...(merged.get(accountId) ?? []), ...names]));
    }
  }
  const entries = [...merged].filter(([, names]) => names.size > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    accounts: entries.flatMap(([id]) => accounts.get(id) ?? []),
    permissionSets: new Map(entries.map(([id, names]) => [id, [...names].toSorted()])),
  };
}

function assignedAccess(organization: Organization): Map<string, Access> {
  const assigned = new Map<string, Access>();
  for (const { to, accountIds, permissionSets } of organization.assignments) {
    for (const accountId of accountIds) {
      for (const name of permissionSets) grant(assigned, principalKey(to), accountId, name);
    }
  }
  return assigned;
}

function grant(assigned: Map<string, Access>, key: string, accountId: string, permissionSet: string): void {
  const access = assigned.get(key) ?? new Map<string, Set<string>>();
  const names = access.get(accountId) ?? new Set<string>();
  assigned.set(key, access.set(accountId, names.add(permissionSet)));
}

function principalKey(principal: Principal): string {
  return 'group' in principal ? `group ${principal.group}` : `user ${principal.user}`;
}
