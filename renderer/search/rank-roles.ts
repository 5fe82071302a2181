import type { RoleUseView } from '../../preload/contract.ts';
import { roleUseScore } from '../../preload/role-use-score.ts';
import type { AccessRole } from '../access-roles.ts';

export const nameOf = (role: AccessRole) => role.label ?? role.accountName;

/** As `compare` orders account names, then role names; it is dear, so it sees each name once, and those nearly in order. */
export function sortByName(
  roles: readonly AccessRole[],
  compare: (a: string, b: string) => number,
): readonly AccessRole[] {
  const accounts = placesOf(roles.map(nameOf), compare);
  const names = placesOf(
    roles.map(({ name }) => name),
    compare,
  );
  return roles
    .map((role) => ({ role, account: accounts.get(nameOf(role)) ?? 0, name: names.get(role.name) ?? 0 }))
    .toSorted((a, b) => a.account - b.account || a.name - b.name)
    .map(({ role }) => role);
}

/** Names that are the same to `compare` share a place. */
function placesOf(
  names: readonly string[],
  compare: (a: string, b: string) => number,
): ReadonlyMap<string, number> {
  const ordered = [...new Set(names)].toSorted().toSorted(compare);
  let place = 0;
  return new Map(
    ordered.map((name, at) => {
      if (at > 0 && compare(ordered[at - 1] ?? '', name) !== 0) place += 1;
      return [name, place];
    }),
  );
}

/** Favourites in the user's order, then what is used most and latest, then as they came. */
export function rankRoles<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  favourites: readonly string[],
  uses: readonly RoleUseView[],
): readonly T[] {
  const places = new Map(favourites.map((id, place) => [id, place]));
  const scores = new Map(uses.map((use) => [use.roleId, roleUseScore(use)]));
  const place = (item: T) => places.get(idOf(item)) ?? favourites.length;
  const score = (item: T) => scores.get(idOf(item)) ?? -Infinity;
  const [front, others]: [T[], T[]] = [[], []];
  for (const item of items) {
    const id = idOf(item);
    if (places.has(id) || scores.has(id)) front.push(item);
    else others.push(item);
  }
  return [...front.toSorted((a, b) => place(a) - place(b) || score(b) - score(a) || 0), ...others];
}
