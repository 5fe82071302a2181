import { environments } from '../../../preload/account-rules.ts';
import type { Environment, RoleUseView, Settings } from '../../../preload/contract.ts';
import { roleUseScore } from '../../../preload/role-use-score.ts';
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

/** Its section says already what it is. */
export function isAmongFavourites({ key }: ListItem): boolean {
  return key.startsWith(`${favouritesKey} `);
}

const favouritesKey = 'favourites';

export interface SectionTexts {
  readonly favourites: string;
  readonly gained: string;
  readonly lost: string;
  readonly recents: string;
  readonly environment: (environment: Environment) => string;
  readonly others: string;
  readonly compare: (a: string, b: string) => number;
}

type Grouping = Settings['grouping'];

interface Section {
  readonly key: string;
  readonly title: string;
  readonly roles: readonly AccessRole[];
}

const mostRecents = 5;
/** Below that the whole list is seen at once, and saying it twice helps nobody. */
const fewRoles = 9;

/**
 * What is new, favourites, what was used last, what was lost, then all by groups, environments or sign-ins; what was lost
 * at the end where it would be the first. `roles` are in order of name.
 */
export function listSections(
  roles: readonly AccessRole[],
  favourites: readonly string[],
  uses: readonly RoleUseView[],
  closed: ReadonlySet<string>,
  grouping: Grouping,
  texts: SectionTexts,
): readonly ListItem[] {
  const few = roles.length < fewRoles;
  const top = few ? [] : topSections(roles, favourites, uses, texts);
  const shown = new Set(top.flatMap((section) => section.roles.map(({ id }) => id)));
  const gone = roles.filter(({ assigned, id }) => !assigned && !shown.has(id));
  const lost = { key: 'lost', title: texts.lost, roles: gone };
  const groups = groupSections(roles, grouping, texts);
  const none = top.every((section) => section.roles.length === 0);
  // The first row is what Enter opens, and a role that is gone opens nothing.
  return (none ? [...groups, lost] : [...top, lost, ...groups])
    .filter((section) => section.roles.length > 0)
    .flatMap((section) => itemsOf(section, !closed.has(section.key)));
}

/**
 * Ids of the roles with which a list that has no favourites on top begins, the likeliest first; none where it has them. By
 * score and not by the last use, or another row would be taken each time a program asks.
 */
export function likeliestOfFew(
  roles: readonly AccessRole[],
  favourites: readonly string[],
  uses: readonly RoleUseView[],
): readonly string[] {
  if (roles.length >= fewRoles) return [];
  const used = uses.toSorted((a, b) => roleUseScore(b) - roleUseScore(a)).map(({ roleId }) => roleId);
  const assigned = new Set(roles.filter((role) => role.assigned).map(({ id }) => id));
  return [...favourites, ...used].filter((id) => assigned.has(id));
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
    { key: 'gained', title: texts.gained, roles: roles.filter(({ isNew }) => isNew === true) },
    { key: favouritesKey, title: texts.favourites, roles: listed(favourites) },
    { key: 'recents', title: texts.recents, roles: listed(recent).slice(0, mostRecents) },
  ];
}

interface GroupSection extends Section {
  readonly order: number;
}

function groupSections(
  roles: readonly AccessRole[],
  grouping: Grouping,
  texts: SectionTexts,
): readonly Section[] {
  const groups = new Map<
    string,
    { readonly head: Omit<GroupSection, 'roles'>; readonly roles: AccessRole[] }
  >();
  for (const role of roles) {
    if (!role.assigned) continue;
    const head = headOf(role, grouping, texts);
    const known = groups.get(head.key);
    if (known === undefined) groups.set(head.key, { head, roles: [role] });
    else known.roles.push(role);
  }
  return [...groups.values()]
    .map(({ head, roles }): GroupSection => ({ ...head, roles }))
    .toSorted((a, b) => a.order - b.order || texts.compare(a.title, b.title));
}

/** Where the role stands: by what is wanted, or else by what comes next. */
function headOf(
  { group, environment, sessionId, sessionLabel }: AccessRole,
  grouping: Grouping,
  texts: SectionTexts,
): Omit<GroupSection, 'roles'> {
  if (grouping === 'group' && group !== undefined) return { key: `group ${group}`, title: group, order: 0 };
  if (grouping !== 'session' && environment !== undefined) {
    const order = 1 + environments.indexOf(environment);
    return { key: `environment ${environment}`, title: texts.environment(environment), order };
  }
  return { key: `session ${sessionId}`, title: sessionLabel === '' ? texts.others : sessionLabel, order: 9 };
}
