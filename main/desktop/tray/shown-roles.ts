import type { AccountView, AppState } from '../../../preload/contract.ts';
import { roleUseScore } from '../../../preload/role-use-score.ts';
import { parseRoleId } from '../../credentials/role-id.ts';

/** A role with the account it is in, as far as that is known. */
export interface ShownRole {
  readonly id: string;
  readonly name: string;
  readonly account: Pick<AccountView, 'id' | 'name' | 'mark'>;
}

export interface TopRoles {
  readonly favourites: readonly ShownRole[];
  /** Those used most and latest, and no favourites. */
  readonly recent: readonly ShownRole[];
}

const mostRecent = 4;

export function topRoles(state: AppState): TopRoles {
  const favourites = state.favourites.flatMap((id) => findRole(state, id) ?? []);
  const used = state.roleUses
    .filter(({ roleId }) => !state.favourites.includes(roleId))
    .toSorted((a, b) => roleUseScore(b) - roleUseScore(a))
    .map(({ roleId }) => roleId);
  const recent = [...new Set(used)].flatMap((id) => findRole(state, id) ?? []);
  return { favourites, recent: recent.slice(0, mostRecent) };
}

/** Undefined: not, or no longer, a role of the user's. */
export function findRole(state: AppState, id: string): ShownRole | undefined {
  const parsed = parseRoleId(id);
  if (parsed === undefined) return undefined;
  if (parsed.kind === 'chained') return findChained(state, id, parsed.name);
  const session = state.sessions.find((one) => one.id === parsed.sessionId);
  const account = session?.accounts.find((one) => one.id === parsed.accountId);
  const role = account?.roles.find((one) => one.id === id);
  return account === undefined || role === undefined ? undefined : { ...role, account };
}

function findChained(state: AppState, id: string, name: string): ShownRole | undefined {
  const chained = state.chainedRoles.find((one) => one.id === id);
  if (chained === undefined) return undefined;
  const accountId = /^arn:[^:]*:iam::(\d{12}):/.exec(chained.roleArn)?.[1] ?? '';
  const accounts = state.sessions.flatMap(({ accounts }) => accounts);
  const account = accounts.find((one) => one.id === accountId);
  return { id, name, account: account ?? { id: accountId, name: '', mark: {} } };
}
