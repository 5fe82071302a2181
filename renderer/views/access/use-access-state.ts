import { useMemo, useState } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import { findRole, isFirstListing, type AccessRole } from '../../access-roles.ts';
import type { Formats } from '../../messages/formats.ts';
import type { Messages } from '../../messages/messages.ts';
import { rememberLast } from '../../remember-last.ts';
import { pastedLink } from '../../search/pasted-link.ts';
import type { RoleSearch } from '../../search/search-roles.ts';
import { useHighlight } from '../../use-highlight.ts';
import { useAppState, useFormats, useMessages, usePage } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useLatest } from '../../window/use-latest.ts';
import { likeliestOfFew, listSections, type ListItem } from './sections.ts';

export interface RoleMenu {
  readonly itemKey: string;
  readonly kind: 'copy' | 'more';
}

export type AccessState = ReturnType<typeof useAccessState>;

/** What the home view shows, and where in it the user is. */
export function useAccessState(byName: readonly AccessRole[], index: () => RoleSearch) {
  const [query, setQuery] = useState(usePage().typed);
  const { arrivals } = useNavigation();
  const [leftAt, setLeftAt] = useState<number>();
  const [closed, setClosed] = useState(noneClosed);
  const details = useDetails(byName, arrivals);
  // A link is answered elsewhere, and its letters are no name.
  const searching = query.trim() !== '' && pastedLink(query) === undefined;
  const sections = useSections(byName, closed);
  const found = useMemo(() => (searching ? index().find(query) : []), [searching, index, query]);
  const items: readonly ListItem[] = searching ? found : sections;
  const terms = useMemo(() => (searching ? index().marks(query) : []), [searching, index, query]);
  // The highlight is at the top until all is there.
  const filling = useAppState(isFirstListing);
  const likeliest = useLikeliest(byName);
  const begin = searching ? firstRole : (list: readonly ListItem[]) => likeliestRole(list, likeliest);
  const first = leftAt === arrivals ? nowhere : begin;
  const highlight = useHighlight({ entries: items, about: query, first, find: findItem, filling });
  const active = items[highlight.at];
  const menu = useRoleMenu(items, arrivals);
  return {
    ...{ query, searching, terms, items, activeIndex: highlight.at, active, ...menu, ...details },
    activeRole: active?.kind === 'role' ? active.role : undefined,
    setActive: highlight.put,
    setQuery(text: string) {
      setQuery(text);
      setLeftAt(undefined);
    },
    /** The list as it begins, but with nothing for another Enter to open, until somebody moves, types or comes back. */
    leave() {
      setQuery('');
      setLeftAt(arrivals);
    },
    setOpen(key: string, open: boolean) {
      setClosed((before) => {
        const after = new Set(before);
        if (open) after.delete(key);
        else after.add(key);
        return after;
      });
    },
  };
}

/** Whose details were asked for, whatever is highlighted since; nobody's once somebody calls for the window anew, to search. */
function useDetails(byName: readonly AccessRole[], arrivals: number) {
  const [asked, setAsked] = useState<{ readonly id: string; readonly at: number }>();
  const id = asked?.at === arrivals ? asked.id : undefined;
  return {
    detailsRole: useMemo(() => findRole(byName, id), [byName, id]),
    setDetailsRole: (role: AccessRole | undefined) =>
      setAsked(role === undefined ? undefined : { id: role.id, at: arrivals }),
  };
}

/**
 * Which row's menu is open. A row that goes takes it along, for it must not be back with another press on its way, and so
 * does who calls for the window anew.
 */
function useRoleMenu(items: readonly ListItem[], arrivals: number) {
  const [opened, setOpened] = useState<{ readonly menu: RoleMenu; readonly at: number }>();
  const isThere = opened?.at === arrivals && items.some(({ key }) => key === opened.menu.itemKey);
  if (opened !== undefined && !isThere) setOpened(undefined);
  const setMenu = useLatest((menu: RoleMenu | undefined) =>
    setOpened(menu === undefined ? undefined : { menu, at: arrivals }),
  );
  return { menu: isThere ? opened.menu : undefined, setMenu };
}

const nowhere = () => -1;

/** That Enter can open, if there is one. */
function firstRole(items: readonly ListItem[]): number {
  const assigned = items.findIndex((item) => item.kind === 'role' && item.role.assigned);
  return assigned === -1 ? items.findIndex(({ kind }) => kind === 'role') : assigned;
}

/** The first of these that is in the list, or else the first that Enter can open. */
function likeliestRole(items: readonly ListItem[], ids: readonly string[]): number {
  return ids.reduceRight((found, id) => {
    const at = items.findIndex((item) => item.kind === 'role' && item.role.id === id);
    return at === -1 ? found : at;
  }, firstRole(items));
}

/** In its section, or else the same role in another. */
function findItem(items: readonly ListItem[], item: ListItem): number {
  const at = items.findIndex(({ key }) => key === item.key);
  if (at !== -1 || item.kind === 'head') return at;
  return items.findIndex((one) => one.kind === 'role' && one.role.id === item.role.id);
}

const noneClosed: ReadonlySet<string> = new Set();
const favouritesOf = (state: AppState) => state.favourites;
const usesOf = (state: AppState) => state.roleUses;
const groupingOf = ({ settings }: AppState) => settings.grouping;

function useSections(byName: readonly AccessRole[], closed: ReadonlySet<string>): readonly ListItem[] {
  const favourites = useAppState(favouritesOf);
  const uses = useAppState(usesOf);
  const grouping = useAppState(groupingOf);
  const messages = useMessages();
  const { compare } = useFormats();
  return sectionsOf(byName, favourites, uses, closed, grouping, messages, compare);
}

function useLikeliest(byName: readonly AccessRole[]): readonly string[] {
  const favourites = useAppState(favouritesOf);
  const uses = useAppState(usesOf);
  return useMemo(() => likeliestOfFew(byName, favourites, uses), [byName, favourites, uses]);
}

const sectionsOf = rememberLast(
  (
    byName: readonly AccessRole[],
    favourites: AppState['favourites'],
    uses: AppState['roleUses'],
    closed: ReadonlySet<string>,
    grouping: AppState['settings']['grouping'],
    { access, environments }: Messages,
    compare: Formats['compare'],
  ) =>
    listSections(byName, favourites, uses, closed, grouping, {
      ...{ favourites: access.favourites, gained: access.gained, lost: access.lost },
      ...{ recents: access.recents, others: access.list, compare },
      environment: (environment) => environments[environment].long,
    }),
);
