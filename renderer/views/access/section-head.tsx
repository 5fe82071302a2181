import { memo } from 'react';
import { Icon } from '../../components/icon.tsx';
import { useFormats } from '../../window/app-context.ts';
import type { RowActs } from './role-list.tsx';
import { rowId } from './role-list-ids.ts';
import type { ListItem } from './sections.ts';

interface SectionHeadProps {
  readonly item: Extract<ListItem, { kind: 'head' }>;
  readonly index: number;
  readonly active: boolean;
  /** Absent: it sticks to the top. */
  readonly offset: number | undefined;
  readonly acts: RowActs;
}

export const SectionHead = memo(function SectionHead({
  item,
  index,
  active,
  offset,
  acts,
}: SectionHeadProps) {
  const { count } = useFormats();
  const { key, title, open } = item;
  return (
    <div
      className={offset === undefined ? 'section-head section-head-stuck' : 'section-head'}
      id={rowId(key)}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={active}
      style={offset === undefined ? {} : { transform: `translateY(${offset}px)` }}
    >
      <div role="gridcell" className="section-head-cell">
        <button type="button" tabIndex={-1} aria-expanded={open} onClick={() => acts.setOpen(key, !open)}>
          <Icon name={open ? 'down' : 'right'} />
          <span className="ellipsis">{title}</span>{' '}
          <span className="section-head-count numbers">{count(item.count)}</span>
        </button>
      </div>
    </div>
  );
});
