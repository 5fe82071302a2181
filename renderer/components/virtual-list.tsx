import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type ComponentType } from 'react';
import { usePage } from '../window/app-context.ts';
import './virtual-list.css';

interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** Of every row alike. */
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
  return (
    <div className="virtual-list" ref={scroller} tabIndex={0} role="region" aria-label={label}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <Row item={item} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
