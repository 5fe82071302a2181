import { useMemo, useState, type RefObject } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useMarkedMatches } from './use-marked-matches.ts';
import { gridId } from './role-list-ids.ts';
import { RoleMenuPopup } from './role-menu.tsx';
import { RoleRow } from './role-row.tsx';
import { SectionHead } from './section-head.tsx';
import { isAmongFavourites, type ListItem } from './sections.ts';
import type { AccessState } from './use-access-state.ts';
import { useVisibleRows } from './use-visible-rows.ts';
import './role-list.css';

interface RoleListProps {
  readonly state: AccessState;
  readonly search: RefObject<HTMLInputElement | null>;
}

const heldOf = (state: AppState) => state.held;
const favouritesOf = (state: AppState) => state.favourites;

/** Only the rows in sight exist; screen readers learn how many there are from the grid. */
export function RoleList({ state, search }: RoleListProps) {
  const { access } = useMessages();
  const { items, activeIndex, terms, menu, setMenu, setActiveKey, setDetailsOpen, setOpen } = state;
  const [hovered, setHovered] = useState<string>();
  const held = useAppState(heldOf);
  const heldById = useMemo(() => new Map(held.map((one) => [one.roleId, one])), [held]);
  const favourites = useAppState(favouritesOf);
  const isFavourite = useMemo(() => new Set(favourites), [favourites]);
  const { scroller, rows, height } = useVisibleRows(items, activeIndex);
  useMarkedMatches(scroller, terms, rows);
  const acts = useStable({ setActiveKey, setDetailsOpen, setMenu, setHovered, setOpen });

  return (
    <div className="role-list" ref={scroller} onPointerLeave={() => setHovered(undefined)}>
      <RoleMenuPopup state={state} search={search} />
      <div id={gridId} role="grid" aria-label={access.list} aria-rowcount={items.length} style={{ height }}>
        {rows.map(({ index, offset, place }) => {
          const item = items[index];
          if (item === undefined) return null;
          const given = { index, active: index === activeIndex, offset };
          return item.kind === 'head' ? (
            <SectionHead key={place} item={item} {...given} acts={acts} />
          ) : (
            <RoleRow
              key={place}
              item={item}
              {...given}
              again={isAgain(item.role, items[index - 1])}
              hovered={item.key === hovered}
              held={heldById.get(item.role.id)}
              favourite={isFavourite.has(item.role.id) && !isAmongFavourites(item)}
              menu={menu?.itemKey === item.key ? menu.kind : undefined}
              acts={acts}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Another role of the account just above, whose name then steps back. */
function isAgain(role: AccessRole, above: ListItem | undefined): boolean {
  return role.label === undefined && above?.kind === 'role' && above.role.accountId === role.accountId;
}

export interface RowActs {
  readonly setActiveKey: (key: string) => void;
  readonly setDetailsOpen: (open: boolean) => void;
  readonly setMenu: AccessState['setMenu'];
  readonly setHovered: (key: string) => void;
  readonly setOpen: (key: string, open: boolean) => void;
}

/** The same object for ever, so that rows need not be drawn again for it; setters do the same whenever they were made. */
function useStable(acts: RowActs): RowActs {
  return useState(acts)[0];
}
