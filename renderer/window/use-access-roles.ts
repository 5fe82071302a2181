import { useMemo } from 'react';
import type { AppState } from '../../preload/contract.ts';
import { accessRoles, inventoryOf, newsOf, sameInventory, type AccessRole } from '../access-roles.ts';
import { messagesFor } from '../messages/messages.ts';
import { rankRoles, sortByName } from '../search/rank-roles.ts';
import { indexRoles, type RoleIndex } from '../search/role-index.ts';
import { useAppState, useFormats, useTime } from './app-context.ts';

const favouritesOf = (state: AppState) => state.favourites;
const usesOf = (state: AppState) => state.roleUses;
const sessionsOf = (state: AppState) => state.sessions;
const english = messagesFor('en').environments;
const korean = messagesFor('ko').environments;

export interface AccessRoles {
  readonly byName: readonly AccessRole[];
  /** In order of rank. */
  readonly index: RoleIndex;
}

/** The dear part, sorting and indexing, is done anew for another list only; the rank also at each use of a role. */
export function useAccessRoles(): AccessRoles {
  const inventory = useAppState(inventoryOf, sameInventory);
  const favourites = useAppState(favouritesOf);
  const uses = useAppState(usesOf);
  const sessions = useAppState(sessionsOf);
  const news = useTime('minute', (now) => newsOf({ sessions }, now));
  const { compare } = useFormats();
  const byName = useMemo(() => sortByName(accessRoles(inventory, news), compare), [inventory, news, compare]);
  const indexed = useMemo(() => indexRoles(byName, environmentWords), [byName]);
  const index = useMemo(() => {
    const entries = new Map(indexed.roles.map((one) => [one.role, one]));
    const ranked = rankRoles(byName, favourites, uses);
    return { ...indexed, roles: ranked.flatMap((role) => entries.get(role) ?? []) };
  }, [indexed, byName, favourites, uses]);
  return useMemo(() => ({ byName, index }), [byName, index]);
}

function environmentWords({ environment }: AccessRole): readonly string[] {
  if (environment === undefined) return [];
  return [english[environment].short, english[environment].long, korean[environment].long];
}
