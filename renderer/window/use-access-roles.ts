import { createContext, createElement, useContext, useMemo, type ReactNode } from 'react';
import type { AppState } from '../../preload/contract.ts';
import {
  accessRoles,
  inventoryOf,
  newsOf,
  sameInventory,
  type AccessRole,
  type Inventory,
} from '../access-roles.ts';
import { gradually } from '../gradually.ts';
import type { Formats } from '../messages/formats.ts';
import { en } from '../messages/en.ts';
import { ko } from '../messages/ko.ts';
import { onceAsked } from '../once-asked.ts';
import { rememberLast, sameElements } from '../remember-last.ts';
import { rankRoles, sortByName } from '../search/rank-roles.ts';
import { indexingRoles, type OtherWords } from '../search/role-index.ts';
import { createRoleSearch, type RoleSearch } from '../search/search-roles.ts';
import { useAppState, useFormats, useTime } from './app-context.ts';

const favouritesOf = (state: AppState) => state.favourites;
const usesOf = (state: AppState) => state.roleUses;
const profilesOf = (state: AppState) => state.profiles.written;
const sessionsOf = (state: AppState) => state.sessions;

export interface AccessRoles {
  readonly byName: readonly AccessRole[];
  /** In order of rank; the list is seen before anything is sought in it. */
  readonly index: () => RoleSearch;
  /** Makes the index while there is time. True: it is made. */
  readonly prepareIndex: (hasTime: () => boolean) => boolean;
}

const AccessRolesContext = createContext<AccessRoles | undefined>(undefined);

/** Sorted and indexed once, whoever needs them. */
export function AccessRolesProvider({ children }: { readonly children: ReactNode }) {
  return createElement(AccessRolesContext, { value: useOwnAccessRoles() }, children);
}

export function useAccessRoles(): AccessRoles {
  const roles = useContext(AccessRolesContext);
  if (roles === undefined) throw new Error('outside the app');
  return roles;
}

/** The dear part, sorting and indexing, is done anew for another list only; the rank also at each use of a role. */
function useOwnAccessRoles(): AccessRoles {
  const inventory = useAppState(inventoryOf, sameInventory);
  const favourites = useAppState(favouritesOf);
  const uses = useAppState(usesOf);
  const profiles = useAppState(profilesOf);
  const sessions = useAppState(sessionsOf);
  const news = useTime('minute', (now) => newsOf({ sessions }, now));
  const { compare } = useFormats();
  const byName = rolesByName(inventory, news, compare);
  const indexed = useMemo(
    () => gradually(() => indexingRoles(byName, otherWords(profiles))),
    [byName, profiles],
  );
  const index = useMemo(
    () =>
      onceAsked(() => {
        const { words, roles } = indexed.get();
        return createRoleSearch({ words, roles: rankRoles(roles, ({ key }) => key, favourites, uses) });
      }),
    [indexed, favourites, uses],
  );
  return useMemo(() => ({ byName, index, prepareIndex: indexed.advance }), [byName, index, indexed]);
}

const rolesByName = rememberLast(
  (inventory: Inventory, news: string, compare: Formats['compare']) =>
    sortByName(accessRoles(inventory, news), compare),
  ([inventory, ...others], [before, ...othersBefore]) =>
    sameInventory(inventory, before) && sameElements(others, othersBefore),
);

function otherWords(profiles: AppState['profiles']['written']): OtherWords {
  const byRole = Map.groupBy(profiles, ({ roleId }) => roleId);
  return {
    environment: (environment) => [
      en.environments[environment].short,
      en.environments[environment].long,
      ko.environments[environment].long,
    ],
    profiles: ({ id }) => byRole.get(id)?.map(({ name }) => name) ?? [],
  };
}
