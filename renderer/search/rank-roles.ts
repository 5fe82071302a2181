import type { RoleUseView } from '../../preload/contract.ts';
import type { AccessRole } from '../access-roles.ts';

export const nameOf = (role: AccessRole) => role.label ?? role.accountName;

export function sortByName(
  roles: readonly AccessRole[],
  compare: (a: string, b: string) => number,
): readonly AccessRole[] {
  return roles.toSorted((a, b) => compare(nameOf(a), nameOf(b)) || compare(a.name, b.name));
}

/** Favourites in the user's order, then what is used most and latest, then as they came. */
export function rankRoles(
  roles: readonly AccessRole[],
  favourites: readonly string[],
  uses: readonly RoleUseView[],
): readonly AccessRole[] {
  const places = new Map(favourites.map((id, place) => [id, place]));
  const weights = new Map(uses.map(({ roleId, weight }) => [roleId, weight]));
  const isInFront = ({ id }: AccessRole) => places.has(id) || weights.has(id);
  const place = ({ id }: AccessRole) => places.get(id) ?? favourites.length;
  const weight = ({ id }: AccessRole) => weights.get(id) ?? 0;
  return [
    ...roles.filter(isInFront).toSorted((a, b) => place(a) - place(b) || weight(b) - weight(a)),
    ...roles.filter((role) => !isInFront(role)),
  ];
}
