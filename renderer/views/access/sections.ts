import type { Environment, RoleUseView } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';

export type ListItem =
  | {
      readonly kind: 'head';
      readonly key: string;
      readonly title: string;
      readonly count: number;
      readonly open: boolean;
    }
  | { readonly kind: 'role'; readonly key: string; readonly role: AccessRole };

export interface SectionTexts {
  readonly favourites: string;
  readonly recents: string;
  readonly environment: (environment: Environment) => string;
  readonly others: string;
  readonly compare: (a: string, b: string) => number;
}

interface Section {
  readonly key: string;
  readonly title: string;
  readonly roles: readonly AccessRole[];
}

const environments: readonly Environment[] = ['production', 'staging', 'development', 'sandbox'];
const mostRecents = 5;
/** Below that the whole list is seen at once, and saying it twice helps nobody. */
const fewRoles = 9;

/** Favourites, what was used last, then the user's groups, the environments, the sign-ins. `roles` are in order of name. */
export function listSections(
  roles: readonly AccessRole[],
  favourites: readonly string[],
  uses: readonly RoleUseView[],
  closed: ReadonlySet<string>,
  texts: SectionTexts,
): readonly ListItem[] {
  const top = roles.length < fewRoles ? [] : topSections(roles, favourites, uses, texts);
  return [...top, ...groupSections(roles, texts)]
    .filter((section) => section.roles.length > 0)
    .flatMap((section) => itemsOf(section, !closed.has(section.key)));
}

function itemsOf({ key, title, roles }: Section, open: boolean): readonly ListItem[] {
  const head: ListItem = { kind: 'head', key, title, count: roles.length, open };
  if (!open) return [head];
  return [head, ...roles.map((role): ListItem => ({ kind: 'role', key: `${key} ${role.id}`, role }))];
}

function topSections(
  roles: readonly AccessRole[],
  favourites: readonly string[],
  uses: readonly RoleUseView[],
  texts: SectionTexts,
): readonly Section[] {
  const wanted = new Set([...favourites, ...uses.map(({ roleId }) => roleId)]);
  const byId = new Map(roles.filter(({ id }) => wanted.has(id)).map((role) => [role.id, role]));
  const listed = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const isFavourite = new Set(favourites);
  const recent = uses.map(({ roleId }) => roleId).filter((id) => !isFavourite.has(id));
  return [
    { key: 'favourites', title: texts.favourites, roles: listed(favourites) },
    { key: 'recents', title: texts.recents, roles: listed(recent).slice(0, mostRecents) },
  ];
}

function groupSections(roles: readonly AccessRole[], texts: SectionTexts): readonly Section[] {
  const groups = new Map<string, AccessRole[]>();
  for (const role of roles) {
    if (!role.assigned) continue;
    const key = groupKey(role);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [role]);
    else members.push(role);
  }
  return [...groups]
    .map(([key, members]) => groupSection(key, members, texts))
    .toSorted((a, b) => a.order - b.order || texts.compare(a.title, b.title));
}

function groupSection(key: string, roles: readonly AccessRole[], texts: SectionTexts) {
  const { group, environment, sessionLabel = '' } = roles[0] ?? {};
  if (group !== undefined) return { key, roles, title: group, order: 0 };
  if (environment !== undefined) {
    return {
      key,
      roles,
      title: texts.environment(environment),
      order: 1 + environments.indexOf(environment),
    };
  }
  return { key, roles, title: sessionLabel === '' ? texts.others : sessionLabel, order: 9 };
}

function groupKey({ group, environment, sessionId }: AccessRole): string {
  if (group !== undefined) return `group ${group}`;
  return environment === undefined ? `session ${sessionId}` : `environment ${environment}`;
}
