import type { AccountView, SessionView } from './contract.ts';

type NamedSession = Pick<SessionView, 'id' | 'accounts'>;

/**
 * Ids of the roles that look like one of another sign-in: account, as the user calls it, and role have the same names. Few
 * accounts are in two sign-ins, and only of those the roles are gone through.
 */
export function rolesInTwoSignIns(sessions: readonly NamedSession[]): ReadonlySet<string> {
  if (sessions.length < 2) return new Set();
  const accounts = inSeveral(
    sessions.flatMap(({ id, accounts }) =>
      accounts.map((account) => ({ sessionId: id, key: shownName(account), value: account })),
    ),
  );
  const roles = inSeveral(
    accounts.flatMap(({ sessionId, key, value }) =>
      value.roles.map(({ id, name }) => ({ sessionId, key: `${key}\n${name}`, value: id })),
    ),
  );
  return new Set(roles.map(({ value }) => value));
}

interface Keyed<T> {
  readonly sessionId: string;
  readonly key: string;
  readonly value: T;
}

function inSeveral<T>(all: readonly Keyed<T>[]): readonly Keyed<T>[] {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const { sessionId, key } of all) {
    const known = first.get(key);
    if (known === undefined) first.set(key, sessionId);
    else if (known !== sessionId) several.add(key);
  }
  return all.filter(({ key }) => several.has(key));
}

const shownName = ({ name, mark }: AccountView) => mark.label ?? name;
