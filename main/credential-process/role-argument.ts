import type { AppState } from '../../preload/contract.ts';
import type { ChainedRole } from '../credentials/chained-role.ts';
import { parseRoleId, type RoleId } from '../credentials/role-id.ts';
import { AppError } from '../errors.ts';
import { printable } from '../printable.ts';

export interface RoleChoice {
  readonly id: string;
  readonly accountName: string;
  /** Those in the AWS config that lead to it. */
  readonly profiles: readonly string[];
}

/** Everything that can be asked for by name. */
export function knownRoles(
  { sessions, profiles }: Pick<AppState, 'sessions' | 'profiles'>,
  chained: readonly ChainedRole[] = [],
): readonly RoleChoice[] {
  const named = new Map<string, readonly string[]>();
  for (const { roleId, name } of profiles.written) named.set(roleId, [...(named.get(roleId) ?? []), name]);
  const choice = (id: string, accountName: string) => ({ id, accountName, profiles: named.get(id) ?? [] });
  const assigned = sessions.flatMap(({ accounts }) =>
    accounts.flatMap(({ name, roles }) => roles.map(({ id }) => choice(id, name))),
  );
  return [...assigned, ...chained.map(({ id, roleArn, base }) => choice(id, `${roleArn} ← ${base}`))];
}

/** Roles of which every word of the filter is part of the id, the account's name or a profile's; case and form of letters do not matter. */
export function matchingRoles(roles: readonly RoleChoice[], filter: string): readonly RoleChoice[] {
  const words = folded(filter)
    .split(/\s+/)
    .filter((word) => word !== '');
  return roles.filter(({ id, accountName, profiles }) => {
    const text = folded([id, accountName, ...profiles].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/**
 * A script gets exactly the role it names, or whose profile it names, so that a role gained or lost never binds it to another.
 *
 * @throws AppError role-inexact naming what it may mean, role-unknown
 */
export function exactRole(argument: string, roles: readonly RoleChoice[]): RoleId {
  const role = named(argument, roles);
  if (role !== undefined) return role;
  const meant = argument.trim() === '' ? [] : matchingRoles(roles, argument);
  if (meant.length === 0) throw new AppError('role-unknown', printable(argument));
  const ids = meant.slice(0, 3).map(({ id }) => id);
  throw new AppError('role-inexact', [...ids, ...(meant.length > 3 ? ['…'] : [])].join(', '));
}

/** At a terminal what matches one role alone will do; several are given back for the person to see. @throws AppError role-unknown */
export function roleAtTerminal(
  argument: string,
  roles: readonly RoleChoice[],
): RoleId | readonly RoleChoice[] {
  const exact = named(argument, roles);
  if (exact !== undefined) return exact;
  const found = matchingRoles(roles, argument);
  const [only, ...more] = found;
  if (only === undefined) throw new AppError('role-unknown', printable(argument));
  return more.length === 0 ? exactRole(only.id, []) : found;
}

function named(argument: string, roles: readonly RoleChoice[]): RoleId | undefined {
  const ofProfile = roles.find(({ profiles }) => profiles.includes(argument))?.id;
  return parseRoleId(argument) ?? (ofProfile === undefined ? undefined : parseRoleId(ofProfile));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
