import type { ListItem } from './sections.ts';

/** Where the items of the list stand: all roles are of one height, and all heads of another, so that none is measured. */
export interface ListLayout {
  /** Pixels. */
  readonly height: number;
  readonly headHeight: number;
  readonly rowHeight: number;
  /** Pixels from the top of the list. */
  top(index: number): number;
  /** The item that covers this place; the nearest one beyond either end. */
  indexAt(px: number): number;
  /** How many roles stand above the item. */
  rolesAbove(index: number): number;
  /** The last head at or above the item; undefined: an answer to a search has none. */
  headOf(index: number): number | undefined;
}

/** As `--row` says it (tokens.css). */
const rowRem = { usual: 2.875, cramped: 4.125 };
const headRem = 1.875;

/**
 * @param rem in pixels
 * @param cramped a role takes a line more
 */
export function layOutList(items: readonly ListItem[], rem: number, cramped = false): ListLayout {
  const heads = headsOf(items);
  const [rowHeight, headHeight] = [(cramped ? rowRem.cramped : rowRem.usual) * rem, headRem * rem];
  const top = (index: number) => index * rowHeight - countBelow(heads, index) * (rowHeight - headHeight);
  return {
    ...{ height: top(items.length), headHeight, rowHeight, top },
    indexAt(px) {
      let [low, high] = [0, items.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (top(middle) <= px) low = middle;
        else high = middle - 1;
      }
      return Math.max(0, low);
    },
    rolesAbove: (index) => index - countBelow(heads, index),
    headOf: (index) => heads[countBelow(heads, index + 1) - 1],
  };
}

/** Either there is one at the top, or there is none. */
function headsOf(items: readonly ListItem[]): readonly number[] {
  if (items[0]?.kind !== 'head') return [];
  const heads: number[] = [];
  for (let index = 0; index < items.length; index++) if (items[index]?.kind === 'head') heads.push(index);
  return heads;
}

/** How many of the rising numbers are below the limit. */
function countBelow(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
