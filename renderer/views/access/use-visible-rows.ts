import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useIsCramped, usePage } from '../../window/app-context.ts';
import { layOutList, type ListLayout } from './list-layout.ts';
import type { ListItem } from './sections.ts';

interface VisibleRow {
  readonly index: number;
  /** Where it goes within the list, in pixels; undefined: it is the head that stays at the top. */
  readonly offset: number | undefined;
  /** The same for a row that comes into sight as for the one that left: its elements are used again. */
  readonly place: string;
}

interface VisibleRows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly VisibleRow[];
  /** Of the whole list. */
  readonly height: number;
}

/** What the list was last brought to. */
interface Led {
  readonly layout: ListLayout;
  readonly activeIndex: number;
  readonly height: number;
}

/** Rows drawn beyond each edge, so that none is missing in the frame in which one comes in; nobody scrolls the first. */
const overscan = 1;
/** What stands above and below the list takes at least this of the window. */
const aroundRem = 5;

/**
 * The part of the list that is in sight; the active item always is. The page is never asked for its layout, which would be
 * reckoned anew for that at each key press: what scrolls tells where it is, and how high.
 */
export function useVisibleRows(items: readonly ListItem[], activeIndex: number): VisibleRows {
  const page = usePage();
  const [remPx] = useState(page.remPx);
  const cramped = useIsCramped();
  const layout = useMemo(() => layOutList(items, remPx, cramped), [items, remPx, cramped]);
  const { scroller, offset, setOffset, measured } = useScroller();
  const height = measured ?? page.heightPx() - aroundRem * remPx;
  const [led, setLed] = useState<Led>();
  const moved = led?.layout !== layout || led.activeIndex !== activeIndex;
  if (moved || led.height !== height) {
    setLed({ layout, activeIndex, height });
    // A list that became lower keeps it in sight where it was, and leaves whoever has scrolled away from it alone.
    const was = moved || inSight(activeIndex, layout, items, offset, led.height) === offset;
    if (was) setOffset(inSight(activeIndex, layout, items, offset, height));
  }
  const rows = useMemo(
    () => rowsIn({ offset, height, beyond: measured === undefined ? 0 : overscan }, layout, items),
    [offset, height, measured, layout, items],
  );
  return { scroller, rows, height: layout.height };
}

interface Sight {
  /** Pixels. */
  readonly offset: number;
  readonly height: number;
  /** How many rows more at each edge. */
  readonly beyond: number;
}

function rowsIn({ offset, height, beyond }: Sight, layout: ListLayout, items: readonly ListItem[]) {
  const top = layout.indexAt(offset);
  const first = Math.max(0, top - beyond);
  const last = Math.min(items.length - 1, layout.indexAt(offset + height) + beyond);
  const stuck = layout.headOf(top);
  const most = Math.ceil(height / layout.rowHeight) + 2 * overscan + 1;
  const place = (index: number) => {
    if (index === stuck) return 'stuck';
    return items[index]?.kind === 'head' ? `head ${index}` : `role ${layout.rolesAbove(index) % most}`;
  };
  const row = (index: number): VisibleRow => ({
    ...{ index, place: place(index) },
    offset: index === stuck ? undefined : layout.top(index),
  });
  const rows = Array.from({ length: last - first + 1 }, (_, nth) => row(first + nth));
  return stuck === undefined || stuck >= first ? rows : [row(stuck), ...rows];
}

/** The nearest place from which the whole item is seen; of the first role, the head too. */
function inSight(
  index: number,
  layout: ListLayout,
  items: readonly ListItem[],
  offset: number,
  height: number,
): number {
  const stuckPx = layout.headOf(index) === undefined ? 0 : layout.headHeight;
  const isFirst = index <= items.findIndex(({ kind }) => kind === 'role');
  const top = isFirst ? 0 : layout.top(index) - stuckPx;
  const bottom = layout.top(index + 1);
  const end = Math.max(0, layout.height - height);
  return Math.min(end, Math.max(Math.min(offset, top), bottom - height));
}

/** Its height, in pixels, is measured once it is there. */
function useScroller() {
  const scroller = useRef<HTMLDivElement>(null);
  const told = useRef(0);
  const [offset, setOffset] = useState(0);
  const [measured, setMeasured] = useState<number>();
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const onScroll = () => {
      told.current = element.scrollTop;
      // At once: a key pressed before a later rendering would be undone by it, and its row be out of sight.
      flushSync(() => setOffset(element.scrollTop));
    };
    const observer = new ResizeObserver(([entry]) =>
      entry === undefined ? undefined : setMeasured(entry.contentRect.height),
    );
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);
  useLayoutEffect(() => {
    if (told.current === offset) return;
    told.current = offset;
    scroller.current?.scrollTo({ top: offset });
  }, [offset]);
  return { scroller, offset, setOffset, measured };
}
