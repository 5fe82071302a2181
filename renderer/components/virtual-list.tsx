import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type ComponentType, type KeyboardEvent } from 'react';
import { usePage } from '../window/app-context.ts';
import './virtual-list.css';

interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** At least, and what a row is taken for until it has been drawn; one with a long line is higher. */
  readonly rowRem: number;
  readonly Row: ComponentType<{ readonly item: T }>;
}

const overscan = 4;

/** A box that scrolls by itself, as high as its rows up to a limit, in which only the rows in sight exist. */
export function VirtualList<T>({ label, items, rowRem, Row }: VirtualListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [remPx] = useState(usePage().remPx);
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    ...{ count: items.length, overscan, useFlushSync: false },
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * remPx,
  });

  /** To the last row itself: how far down it is depends on rows that were never drawn. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'End') return;
    virtual.scrollToIndex(items.length - 1, { align: 'end' });
    event.preventDefault();
  }

  return (
    <div
      className="virtual-list"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ minHeight: rowRem * remPx, transform: `translateY(${start}px)` }}
            >
              <Row item={item} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
