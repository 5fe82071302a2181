import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';
import { useRem } from '../../components/use-rem.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { gridId } from './role-list-ids.ts';
import { RoleMenuPopup } from './role-menu.tsx';
import { RoleRow } from './role-row.tsx';
import { SectionHead } from './section-head.tsx';
import type { ListItem } from './sections.ts';
import type { AccessState } from './use-access-state.ts';
import './role-list.css';

interface RoleListProps {
  readonly state: AccessState;
  readonly search: RefObject<HTMLInputElement | null>;
}

const overscan = 2;
const rowRem = 2.875;
const headRem = 1.875;
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
  const { scroller, rows, height, stuck } = useVirtualList(state);
  const acts = useStable({ setActiveKey, setDetailsOpen, setMenu, setHovered, setOpen });

  return (
    <div className="role-list" ref={scroller} onPointerLeave={() => setHovered(undefined)}>
      <RoleMenuPopup state={state} search={search} />
      <div id={gridId} role="grid" aria-label={access.list} aria-rowcount={items.length} style={{ height }}>
        {rows.map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const place = { index, active: index === activeIndex, offset: index === stuck ? undefined : start };
          return item.kind === 'head' ? (
            <SectionHead key={index} item={item} {...place} acts={acts} />
          ) : (
            <RoleRow
              key={index}
              item={item}
              {...place}
              again={isAgain(item.role, items[index - 1])}
              terms={terms}
              hovered={item.key === hovered}
              held={heldById.get(item.role.id)}
              favourite={isFavourite.has(item.role.id)}
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

function useVirtualList(state: AccessState) {
  const { items } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const heads = useMemo(() => headsOf(items), [items]);
  const rem = useRem();
  const stuck = useRef<number>(undefined);
  const rangeExtractor = useCallback(
    (range: Range) => {
      stuck.current = heads.findLast((head) => head <= range.startIndex);
      const shown = defaultRangeExtractor(range);
      return stuck.current === undefined || shown.includes(stuck.current) ? shown : [stuck.current, ...shown];
    },
    [heads],
  );
  // Another function for other items, whose sizes would otherwise be taken for known. Rows are reused by place.
  const getItemKey = useMemo(() => (items.length === 0 ? String : (index: number) => index), [items]);
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    ...{ count: items.length, overscan, rangeExtractor, useFlushSync: false },
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'head' ? headRem : rowRem) * rem,
    getItemKey,
  });
  useKeepInSight(scroller, virtual, state, heads.length === 0 ? 0 : headRem * rem);
  // Which head sticks is found with the rows.
  const rows = virtual.getVirtualItems();
  return { scroller, rows, height: virtual.getTotalSize(), stuck: stuck.current };
}

/** Where the heads are; an answer to a search has none. */
function headsOf(items: readonly ListItem[]): readonly number[] {
  if (items[0]?.kind !== 'head') return [];
  return items.flatMap(({ kind }, index) => (kind === 'head' ? [index] : []));
}

/** Without asking the page for its layout, which would be reckoned anew for that at each key press. */
function useKeepInSight(
  scroller: RefObject<HTMLDivElement | null>,
  virtual: Virtualizer<HTMLDivElement, Element>,
  { items, activeIndex }: AccessState,
  stuckPx: number,
): void {
  useEffect(() => {
    const row = virtual.measurementsCache[activeIndex];
    const { scrollOffset, scrollRect } = virtual;
    if (row === undefined || scrollOffset === null || scrollRect === null) return;
    const first = items.findIndex(({ kind }) => kind === 'role');
    const top = activeIndex <= first ? 0 : row.start - stuckPx;
    const wanted = Math.max(Math.min(scrollOffset, top), row.end - scrollRect.height);
    if (wanted !== scrollOffset) scroller.current?.scrollTo({ top: wanted });
  }, [activeIndex, items, virtual, scroller, stuckPx]);
}
