import { memo, type RefObject } from 'react';
import { IconButton } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { Menu, MenuItem, MenuLine } from '../../components/menu.tsx';
import { SearchField } from '../../components/text-field.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useCommandKey } from '../../window/keys.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useOverlays } from '../../window/overlays.ts';
import { isListing } from '../../access-roles.ts';
import { ListingLine } from './listing-progress.tsx';
import { linkListId, linkOptionId, listIdOf, rowId } from './role-list-ids.ts';
import type { AccessState } from './use-access-state.ts';
import type { PastedLinkState } from './use-pasted-link.ts';
import './access-head.css';

interface AccessHeadProps {
  readonly state: AccessState;
  readonly link: PastedLinkState | undefined;
  readonly search: RefObject<HTMLInputElement | null>;
}

export function AccessHead({ state, link, search }: AccessHeadProps) {
  const { access } = useMessages();
  const { query } = state;
  const popup = usePopup(state, link);
  return (
    <header className="access-head">
      <SearchField
        ref={search}
        autoFocus
        label={access.search}
        value={query}
        role="combobox"
        aria-expanded={popup.id !== undefined}
        aria-haspopup={popup.kind}
        aria-controls={popup.id}
        aria-activedescendant={popup.activeId}
        onChange={(event) => state.setQuery(event.currentTarget.value)}
      />
      <span className="visually-hidden" role="status">
        {query === '' ? '' : popup.found}
      </span>
      <HeadMenu />
      <ListingLine />
    </header>
  );
}

interface Popup {
  readonly kind: 'grid' | 'listbox';
  /** Undefined: nothing is in it. */
  readonly id: string | undefined;
  readonly activeId: string | undefined;
  readonly found: string;
}

/** What the search field opens: the list of roles, or those that a pasted link may be opened with. */
function usePopup(state: AccessState, link: PastedLinkState | undefined): Popup {
  const { access, consoles } = useMessages();
  const listing = useAppState(isListing);
  if (link === undefined) {
    const { items, active, query } = state;
    const nothingYet = items.length === 0 && listing;
    const found = nothingYet ? access.none.noMatchYet(query.trim()) : access.found(items.length);
    return {
      ...{ kind: 'grid', found },
      id: items.length > 0 ? listIdOf(state) : undefined,
      activeId: active === undefined ? undefined : rowId(active.key),
    };
  }
  if (link.state.kind !== 'read') return { kind: 'listbox', id: undefined, activeId: undefined, found: '' };
  const count = link.state.choices.roles.length;
  return {
    ...{ kind: 'listbox', found: consoles.found(count) },
    id: count > 0 ? linkListId : undefined,
    activeId: link.active === -1 ? undefined : linkOptionId(link.active),
  };
}

const HeadMenu = memo(function HeadMenu() {
  const { common } = useMessages();
  const { go } = useNavigation();
  const openOverlay = useOverlays();
  const command = useCommandKey();
  return (
    <>
      <button
        type="button"
        className="palette-key"
        aria-label={`${common.palette.title}: ${command('K')}`}
        onClick={() => openOverlay('palette')}
      >
        <Kbd keys={command('K')} />
      </button>
      <Menu trigger={<IconButton icon="more" label={common.menu} />}>
        <MenuItem icon="file" label={common.views.profiles} onSelect={() => go('profiles')} />
        <MenuItem icon="person" label={common.views.sessions} onSelect={() => go('sessions')} />
        <MenuItem icon="list" label={common.views.rules} onSelect={() => go('rules')} />
        <MenuItem
          icon="sliders"
          label={common.views.settings}
          keys={command(',')}
          onSelect={() => go('settings')}
        />
        <MenuLine />
        <MenuItem
          icon="keyboard"
          label={common.shortcuts.title}
          keys="?"
          onSelect={() => openOverlay('shortcuts')}
        />
        <MenuItem icon="info" label={common.views.about} onSelect={() => go('about')} />
      </Menu>
    </>
  );
});
