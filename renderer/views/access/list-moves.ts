import type { ListItem } from './sections.ts';

/** An open section's head is passed over; a closed one is where one opens it. */
const isStop = (item: ListItem | undefined) => item !== undefined && (item.kind === 'role' || !item.open);

/** Where so many steps lead, up or down, past heads; at an end it stays. */
export function stopAfter(items: readonly ListItem[], from: number, steps: number): number {
  const direction = Math.sign(steps);
  let at = from;
  for (let left = Math.abs(steps); left > 0; left--) {
    let next = at + direction;
    while (next >= 0 && next < items.length && !isStop(items[next])) next += direction;
    if (next < 0 || next >= items.length) break;
    at = next;
  }
  return at;
}

/** Of the section in which the item stands. */
export function headOf(items: readonly ListItem[], index: number): ListItem | undefined {
  return items.slice(0, index + 1).findLast((item) => item.kind === 'head');
}
