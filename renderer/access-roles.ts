import type {
  AccountView,
  AppState,
  ChainedRoleView,
  Colour,
  Environment,
  SessionView,
} from '../preload/contract.ts';

/** A role as the window lists it: with all that is known of where it leads. */
export interface AccessRole {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly email: string;
  readonly label?: string;
  readonly environment?: Environment;
  readonly group?: string;
  readonly colour?: Colour;
  readonly sessionId: string;
  readonly sessionLabel: string;
  readonly region: string;
  /** Of a chained role only. */
  readonly chain?: { readonly base: string; readonly roleArn: string };
  readonly assigned: boolean;
}

/** What the list of roles follows from. */
export interface Inventory {
  readonly sessions: readonly Pick<SessionView, 'id' | 'label' | 'region' | 'accounts' | 'changes'>[];
  readonly chained: readonly ChainedRoleView[];
  readonly favourites: readonly string[];
}

export function inventoryOf({ sessions, chainedRoles, favourites }: AppState): Inventory {
  return { sessions, chained: chainedRoles, favourites };
}

/** A sign-in's new status alone makes no other list. */
export function sameInventory(a: Inventory, b: Inventory): boolean {
  return (
    a.chained === b.chained &&
    a.favourites === b.favourites &&
    a.sessions.length === b.sessions.length &&
    a.sessions.every((one, index) => sameSession(one, b.sessions[index]))
  );
}

function sameSession(
  a: Inventory['sessions'][number],
  b: Inventory['sessions'][number] | undefined,
): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.label === b.label &&
    a.accounts === b.accounts &&
    a.changes === b.changes
  );
}

/** Favourites that were taken away stay, marked so. */
export function accessRoles({ sessions, chained, favourites }: Inventory): readonly AccessRole[] {
  const assigned = sessions.flatMap((session) =>
    session.accounts.flatMap((account) => accountRoles(session, account)),
  );
  const byId = new Map(assigned.map((role) => [role.id, role]));
  const lost = sessions.flatMap((session) => lostRoles(session, byId, favourites));
  const accounts = new Map(assigned.map((role) => [role.accountId, role]));
  return [...assigned, ...lost, ...chained.map((one) => chainedRole(one, byId, accounts))];
}

function accountRoles(session: Inventory['sessions'][number], account: AccountView): readonly AccessRole[] {
  return account.roles.map(({ id, name }) => ({
    ...{ id, name, ...account.mark, assigned: true },
    ...{ accountId: account.id, accountName: account.name, email: account.email },
    ...{ sessionId: session.id, sessionLabel: session.label, region: session.region },
  }));
}

function lostRoles(
  session: Inventory['sessions'][number],
  assigned: ReadonlyMap<string, AccessRole>,
  favourites: readonly string[],
): readonly AccessRole[] {
  const lost = new Set(session.changes?.lost);
  return favourites
    .filter((id) => lost.has(id) && !assigned.has(id))
    .flatMap((id) => {
      const [, accountId = '', ...rest] = id.split('/');
      const account = session.accounts.find((one) => one.id === accountId);
      const known = account ?? { id: accountId, name: accountId, email: '', mark: {}, roles: [] };
      const roles = [{ id, name: rest.join('/') }];
      return accountRoles(session, { ...known, roles }).map((role) => ({ ...role, assigned: false }));
    });
}

function chainedRole(
  { id, base, roleArn, region }: ChainedRoleView,
  byId: ReadonlyMap<string, AccessRole>,
  accounts: ReadonlyMap<string, AccessRole>,
): AccessRole {
  const accountId = roleArn.split(':')[4] ?? '';
  const account = accounts.get(accountId);
  const from = byId.get(base);
  const { environment, group, colour } = account ?? {};
  return {
    ...{ id, accountId, region, chain: { base, roleArn }, assigned: from !== undefined || isChain(base) },
    name: roleArn.split('/').at(-1) ?? roleArn,
    label: id.replace(/^chain:/, ''),
    ...{ accountName: account?.accountName ?? accountId, email: account?.email ?? '' },
    ...(environment === undefined ? {} : { environment }),
    ...(group === undefined ? {} : { group }),
    ...(colour === undefined ? {} : { colour }),
    ...{ sessionId: from?.sessionId ?? '', sessionLabel: from?.sessionLabel ?? '' },
  };
}

const isChain = (id: string) => id.startsWith('chain:');
