import { useMemo, useState, type MouseEvent } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useMarkedMatches } from './use-marked-matches.ts';
import { RoleRow } from './role-row.tsx';
import { SectionHead } from './section-head.tsx';
import { isAmongFavourites, type ListItem } from './sections.ts';
import type { AccessState } from './use-access-state.ts';
import { useVisibleRows } from './use-visible-rows.ts';
import './role-list.css';

interface RoleListProps {
  readonly id: string;
  readonly state: AccessState;
}

const heldOf = (state: AppState) => state.held;
const favouritesOf = (state: AppState) => state.favourites;

/** Only the rows in sight exist; screen readers learn how many there are from the grid. */
export function RoleList({ id, state }: RoleListProps) {
  const { access } = useMessages();
  const { items, activeIndex, terms, menu, setMenu, setActive, setDetailsRole, setOpen } = state;
  const [hovered, setHovered] = useState<string>();
  const held = useAppState(heldOf);
  const heldById = useMemo(() => new Map(held.map((one) => [one.roleId, one])), [held]);
  const favourites = useAppState(favouritesOf);
  const isFavourite = useMemo(() => new Set(favourites), [favourites]);
  const { scroller, rows, height } = useVisibleRows(items, activeIndex);
  useMarkedMatches(scroller, terms, rows);
  const acts = useStable({ setMenu, setOpen });

  function onRow(event: MouseEvent, act: (item: ListItem) => void): void {
    const row = event.target instanceof Element ? event.target.closest('.role-row') : null;
    const item = row === null ? undefined : items[Number(row.ariaRowIndex) - 1];
    if (item !== undefined) act(item);
  }

  return (
    <div className="role-list" ref={scroller} onPointerLeave={() => setHovered(undefined)}>
      <div
        {...{ id, role: 'grid', 'aria-label': access.list, 'aria-rowcount': items.length, style: { height } }}
        // For all rows, each of which would have to be given them anew. The focus stays in the search field.
        onMouseDown={(event) => event.preventDefault()}
        onPointerMove={(event) => onRow(event, ({ key }) => setHovered(key))}
        onClick={(event) => onRow(event, setActive)}
        onDoubleClick={(event) =>
          onRow(event, (item) => setDetailsRole(item.kind === 'role' ? item.role : undefined))
        }
      >
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
  readonly setMenu: AccessState['setMenu'];
  readonly setOpen: (key: string, open: boolean) => void;
}

/** The same object for ever, so that rows need not be drawn again for it; setters do the same whenever they were made. */
function useStable(acts: RowActs): RowActs {
  return useState(acts)[0];
}
