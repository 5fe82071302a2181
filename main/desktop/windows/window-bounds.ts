import { isFields, type Schema } from '../../schema.ts';
import type { StoredFile } from '../../stored-file.ts';
import type { AppError } from '../../errors.ts';
import { readComfort } from '../read-comfort.ts';
import {
  type Anchor,
  layoutKey,
  placeAsLeft,
  placeNearTray,
  type Rectangle,
  type ScreenDisplay,
} from './placement.ts';

/** Where the user left the window, for each arrangement of displays. */
export interface WindowBounds {
  place(displays: readonly ScreenDisplay[], anchor: Anchor): Rectangle;
  moved(displays: readonly ScreenDisplay[], bounds: Rectangle): void;
}

export interface WindowBoundsFile {
  /** The latest last. */
  readonly layouts: Readonly<Record<string, Rectangle>>;
}

const usualSize = { width: 420, height: 640 };
const keptLayouts = 20;

export async function loadWindowBounds(
  file: StoredFile<WindowBoundsFile>,
  tell: (error: AppError) => void,
): Promise<WindowBounds> {
  let { layouts } = await readComfort(file, { layouts: {} }, tell);
  return {
    place(displays, anchor) {
      const left = layouts[layoutKey(displays)];
      const again = left === undefined ? undefined : placeAsLeft(left, displays);
      return again ?? placeNearTray(usualSize, anchor, displays);
    },
    moved(displays, bounds) {
      const key = layoutKey(displays);
      const others = Object.entries(layouts).filter(([known]) => known !== key);
      layouts = Object.fromEntries([...others.slice(1 - keptLayouts), [key, bounds]]);
      // A place that is forgotten is found again by the next move.
      file.write({ layouts }).catch(() => undefined);
    },
  };
}

export const windowBoundsSchema: Schema<WindowBoundsFile> = {
  name: 'window bounds',
  version: 1,
  migrations: {},
  parse({ layouts }) {
    if (!isFields(layouts)) return undefined;
    const parsed = Object.entries(layouts).flatMap(([key, value]) => {
      const bounds = parseBounds(value);
      return bounds === undefined ? [] : [[key, bounds] as const];
    });
    return { layouts: Object.fromEntries(parsed) };
  },
};

function parseBounds(value: unknown): Rectangle | undefined {
  if (!isFields(value)) return undefined;
  const { x, y, width, height } = value;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
