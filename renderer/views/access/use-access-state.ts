import { useMemo, useState } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';
import type { Formats } from '../../messages/formats.ts';
import type { Messages } from '../../messages/messages.ts';
import { rememberLast } from '../../remember-last.ts';
import { pastedLink } from '../../search/pasted-link.ts';
import type { RoleSearch } from '../../search/search-roles.ts';
import { useAppState, useFormats, useMessages, usePage } from '../../window/app-context.ts';
import { listSections, type ListItem } from './sections.ts';

export interface RoleMenu {
  readonly itemKey: string;
  readonly kind: 'copy' | 'more';
}

export type AccessState = ReturnType<typeof useAccessState>;

/** What the home view shows, and where in it the user is. */
export function useAccessState(byName: readonly AccessRole[], index: () => RoleSearch) {
  const [query, setQueryText] = useState(usePage().typed);
  const [activeKey, setActiveKey] = useState<string>();
  const [closed, setClosed] = useState(noneClosed);
  const [detailsOpen, setDetailsOpen] = useState(false);
  const [menu, setMenu] = useState<RoleMenu>();
  // A link is answered elsewhere, and its letters are no name.
  const searching = query.trim() !== '' && pastedLink(query) === undefined;
  const sections = useSections(byName, closed);
  const found = useMemo(() => (searching ? index().find(query) : []), [searching, index, query]);
  const items: readonly ListItem[] = searching ? found : sections;
  const terms = useMemo(() => (searching ? index().marks(query) : []), [searching, index, query]);
  const activeIndex = useMemo(() => indexOfActive(items, activeKey), [items, activeKey]);
  const active = items[activeIndex];
  const activeRole = active?.kind === 'role' ? active.role : undefined;
  return {
    ...{ query, searching, terms, items, activeIndex, active, activeRole, detailsOpen, menu },
    ...{ setActiveKey, setDetailsOpen, setMenu },
    setQuery(text: string) {
      setQueryText(text);
      setActiveKey(undefined);
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

/** Of the key, or else of the first role. */
function indexOfActive(items: readonly ListItem[], key: string | undefined): number {
  const known = key === undefined ? -1 : items.findIndex((item) => item.key === key);
  return known === -1 ? items.findIndex((item) => item.kind === 'role') : known;
}
