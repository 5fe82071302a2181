import type { RefObject } from 'react';
import type { AccessRole } from '../../access-roles.ts';
import { AnchoredMenu, MenuItem, MenuLine } from '../../components/menu.tsx';
import { useAppState, useIsWide, useMessages } from '../../window/app-context.ts';
import { useCommandKey } from '../../window/keys.ts';
import { useOpenConsole } from '../../window/use-open-console.ts';
import { ConsoleItems } from './console-items.tsx';
import { CopyItems } from './copy-items.tsx';
import { rowId } from './role-list-ids.ts';
import type { AccessState } from './use-access-state.ts';
import { useToggleFavourite } from './use-toggle-favourite.ts';

interface RoleMenuProps {
  readonly state: AccessState;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** One for all rows, since a menu of its own in each would cost every key press. */
export function RoleMenuPopup({ state, search }: RoleMenuProps) {
  const { menu, items } = state;
  const item = menu === undefined ? undefined : items.find(({ key }) => key === menu.itemKey);
  if (menu === undefined || item?.kind !== 'role') return null;
  const { itemKey, kind } = menu;
  return (
    <AnchoredMenu
      key={`${itemKey} ${kind}`}
      onClose={() => state.setMenu(undefined)}
      anchor={() => document.querySelector(`#${CSS.escape(rowId(itemKey))} [data-menu=${kind}]`)}
      finalFocus={search}
    >
      {kind === 'copy' ? (
        <CopyItems role={item.role} />
      ) : (
        <MoreItems role={item.role} onDetails={() => state.setDetailsRole(item.role)} />
      )}
    </AnchoredMenu>
  );
}

interface MoreItemsProps {
  readonly role: AccessRole;
  readonly onDetails: () => void;
}

function MoreItems({ role, onDetails }: MoreItemsProps) {
  const { access } = useMessages();
  const openConsole = useOpenConsole();
  const command = useCommandKey();
  const wide = useIsWide();
  const favourite = useAppState(({ favourites }) => favourites.includes(role.id));
  const toggleFavourite = useToggleFavourite();
  return (
    <>
      {role.assigned ? (
        <>
          <MenuItem
            icon="console"
            label={access.openConsole}
            keys="↵"
            onSelect={() => openConsole(role.id)}
          />
          <ConsoleItems role={role} />
        </>
      ) : null}
      {wide ? null : <MenuItem icon="right" label={access.details} keys="→" onSelect={onDetails} />}
      <MenuLine />
      <MenuItem
        icon="star"
        label={favourite ? access.unfavourite : access.favourite}
        keys={command('D')}
        onSelect={() => toggleFavourite(role.id)}
      />
      {role.assigned ? null : (
        <>
          <MenuLine />
          <CopyItems role={role} />
        </>
      )}
    </>
  );
}
