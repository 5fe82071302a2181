import { chainNameOf } from '../../preload/chain-name.ts';
import type { AccountView, AppState, ChainedRoleView, SessionView } from '../../preload/contract.ts';
import type { ProfileChoice } from '../../preload/aws-profiles.ts';
import type { NameParts } from '../aws-config/name-template.ts';
import { createRoleFilter } from './role-filter.ts';

/** A role that a profile can be for, with all that it can be chosen and named by. */
export interface SelectableRole {
  /** As `printRoleId` prints it. */
  readonly id: string;
  readonly parts: Omit<NameParts, 'region'>;
  /** As the portal has it. */
  readonly accountName: string;
  readonly sessionLabel: string;
  /** Where it is unless somebody says otherwise. */
  readonly region: string;
}

export type RoleSources = Pick<AppState, 'sessions' | 'chainedRoles' | 'favourites'>;

/** In an order that does not hang on the portal's, for those named first get the plain names. */
export function selectableRoles({ sessions, chainedRoles }: RoleSources): readonly SelectableRole[] {
  const assigned = sessions.flatMap((session) =>
    session.accounts.flatMap((account) => assignedRoles(session, account)),
  );
  const sorted = assigned.toSorted(
    (a, b) => compare(a.parts.account, b.parts.account) || compare(a.id, b.id),
  );
  return [...sorted, ...chainedRoles.map((role) => chainedRole(role, sessions))];
}

export function selectRoles(
  roles: readonly SelectableRole[],
  { roles: which, where, picked }: ProfileChoice,
  favourites: readonly string[],
): readonly SelectableRole[] {
  const [chosen, favoured] = [new Set(picked), new Set(favourites)];
  const passes = createRoleFilter(where);
  return roles.filter((role) => {
    if (chosen.has(role.id)) return true;
    if (which === 'none' || (which === 'favourites' && !favoured.has(role.id))) return false;
    return passes(role);
  });
}

function assignedRoles(
  { id: session, label: sessionLabel, region }: SessionView,
  { id: accountId, name: accountName, mark, roles }: AccountView,
): readonly SelectableRole[] {
  const { group = '', environment = '', label: account = accountName } = mark;
  return roles.map(({ id, name: role }) => {
    const parts = { account, accountId, role, group, session, environment };
    return { id, parts, accountName, sessionLabel, region };
  });
}

/** In the account that it leads to, as the sign-in knows it by whose roles it is assumed. */
function chainedRole(
  { id, base, roleArn, region }: ChainedRoleView,
  sessions: readonly SessionView[],
): SelectableRole {
  const accountId = roleArn.split(':')[4] ?? '';
  const session = sessions.find((one) => base.startsWith(`${one.id}/`));
  const account = sessions.flatMap(({ accounts }) => accounts).find((one) => one.id === accountId);
  const { group = '', environment = '', label = account?.name ?? '' } = account?.mark ?? {};
  return {
    ...{ id, accountName: account?.name ?? accountId, sessionLabel: session?.label ?? '', region },
    parts: {
      ...{ account: label, accountId, role: chainNameOf(id) ?? id },
      ...{ group, environment, session: session?.id ?? '' },
    },
  };
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
