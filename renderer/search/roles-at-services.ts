import type { ConsoleService } from '../../preload/console-services.ts';
import { findServices } from '../../preload/service-search.ts';
import type { AccessRole } from '../access-roles.ts';
import type { RoleSearch } from './search-roles.ts';
import { termsOf } from './terms.ts';

export interface RoleAtService {
  readonly role: AccessRole;
  readonly service: ConsoleService;
}

const mostServiceWords = 3;
const mostRoles = 4;
const mostServices = 3;

/**
 * For a query that names roles and, before or after them, a service: `prod s3`, `secrets manager billing`. The best role
 * at each service that may be meant, the next roles at the likeliest. Services come first, for they are few: the list of
 * roles is gone through only for words of which the rest is a service. `whole`: the service by a whole word, for a query
 * that is an answer as it is.
 */
export function findRolesAtServices(
  search: RoleSearch,
  query: string,
  where: 'beginnings' | 'whole',
): readonly RoleAtService[] {
  for (const { services, rest } of splits(termsOf(query), where)) {
    const roles = search
      .named(rest)
      .slice(0, mostRoles)
      .flatMap(({ role }) => (role.assigned ? [role] : []));
    const [likeliest, ...others] = services;
    const [best, ...next] = roles;
    if (likeliest === undefined || best === undefined) continue;
    return [
      { role: best, service: likeliest },
      ...next.map((role) => ({ role, service: likeliest })),
      ...others.slice(0, mostServices - 1).map((service) => ({ role: best, service })),
    ];
  }
  return [];
}

interface Split {
  readonly services: readonly ConsoleService[];
  readonly rest: string;
}

/** Those of most service words first, for what they say is surest. */
function splits(terms: readonly string[], where: 'beginnings' | 'whole'): readonly Split[] {
  const most = Math.min(mostServiceWords, terms.length);
  return Array.from({ length: most }, (_, less) => most - less)
    .flatMap((count) => [
      { words: terms.slice(-count), rest: terms.slice(0, -count) },
      { words: terms.slice(0, count), rest: terms.slice(count) },
    ])
    .map(({ words, rest }) => ({ services: servicesNamed(words, where), rest: rest.join(' ') }))
    .filter(({ services }) => services.length > 0);
}

/** One letter begins too many names. */
function servicesNamed(words: readonly string[], where: 'beginnings' | 'whole'): readonly ConsoleService[] {
  return words.every((word) => word.length > 1) ? findServices(words.join(' '), where) : [];
}
