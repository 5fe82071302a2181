import type { LinkReading } from '../../../preload/consoles.ts';
import { findRole, type AccessRole } from '../../access-roles.ts';
import type { RoleSearch } from '../../search/search-roles.ts';

export interface LinkChoices {
  /** The likeliest first. */
  readonly roles: readonly AccessRole[];
  /** Whether the first is the one it belongs to, and the others are only those of its account. */
  readonly clear: boolean;
  /** How many more there are. */
  readonly more: number;
}

const mostShown = 30;

/** The roles that a link may be opened with, those alone that have every word of `rest`. */
export function linkChoices(
  reading: LinkReading,
  byName: readonly AccessRole[],
  index: () => RoleSearch,
  rest: string,
): LinkChoices {
  const meant = rolesMeant(reading, byName);
  const roles = rest === '' ? ranked(meant, index) : among(meant, index(), rest);
  return {
    roles: roles.slice(0, mostShown),
    clear: reading.kind === 'role' && roles[0]?.id === reading.roleId,
    more: Math.max(0, roles.length - mostShown),
  };
}

function rolesMeant(reading: LinkReading, byName: readonly AccessRole[]): readonly AccessRole[] {
  if (reading.kind === 'choose') {
    const byId = new Map(byName.map((role) => [role.id, role]));
    return reading.roleIds.flatMap((id) => byId.get(id) ?? []);
  }
  const role = findRole(byName, reading.roleId);
  if (role === undefined) return [];
  const others = byName.filter((one) => one.accountId === role.accountId && one.assigned && one !== role);
  return [role, ...others];
}

/** A page that names no account fits every role; then what one uses comes first, as everywhere. */
function ranked(meant: readonly AccessRole[], index: () => RoleSearch): readonly AccessRole[] {
  return meant.length <= mostShown ? meant : among(meant, index(), '');
}

function among(meant: readonly AccessRole[], index: RoleSearch, words: string): readonly AccessRole[] {
  const wanted = new Set(meant);
  return index.find(words).flatMap(({ role }) => (wanted.has(role) ? [role] : []));
}
