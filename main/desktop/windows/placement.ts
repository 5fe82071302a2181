/** In device-independent pixels, as Electron gives them. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ScreenDisplay {
  readonly bounds: Rectangle;
  /** Without bars, docks and panels. */
  readonly workArea: Rectangle;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

type Size = Pick<Rectangle, 'width' | 'height'>;

export interface Anchor {
  /** Of the tray icon; empty where the platform does not tell (Linux). */
  readonly tray: Rectangle;
  readonly cursor: Point;
}

const gap = 8;

/**
 * Next to the tray icon, or to the cursor that has just clicked it, on the side away from the nearest edge of the screen;
 * wholly inside the work area, and cut to it where it is too large. Displays: at least one, the primary first.
 */
export function placeNearTray(size: Size, anchor: Anchor, displays: readonly ScreenDisplay[]): Rectangle {
  const icon = isEmpty(anchor.tray) ? { ...anchor.cursor, width: 0, height: 0 } : anchor.tray;
  const display = nearestDisplay(centreOf(icon), displays);
  if (display === undefined) return { ...size, x: 0, y: 0 };
  const { workArea } = display;
  const centred = {
    x: icon.x + icon.width / 2 - size.width / 2,
    y: icon.y + icon.height / 2 - size.height / 2,
  };
  const at = {
    top: { x: centred.x, y: icon.y + icon.height + gap },
    bottom: { x: centred.x, y: icon.y - size.height - gap },
    left: { x: icon.x + icon.width + gap, y: centred.y },
    right: { x: icon.x - size.width - gap, y: centred.y },
  };
  return inside({ ...size, ...at[nearestEdge(centreOf(icon), display.bounds)] }, workArea);
}

/** Where it was left, moved as little as it takes to be seen whole again. Undefined: those displays are gone. */
export function placeAsLeft(left: Rectangle, displays: readonly ScreenDisplay[]): Rectangle | undefined {
  const seen = displays
    .map(({ workArea }) => ({ workArea, area: overlap(left, workArea) }))
    .toSorted((a, b) => b.area - a.area)[0];
  return seen === undefined || seen.area === 0 ? undefined : inside(left, seen.workArea);
}

/** The same for the same displays side by side, whatever order they are told in; bounds are remembered under it. */
export function layoutKey(displays: readonly ScreenDisplay[]): string {
  const keys = displays.map(({ bounds: { x, y, width, height } }) => `${width}x${height}@${x},${y}`);
  return keys.toSorted().join(' ');
}

export function isSame(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function inside(wanted: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(Math.round(wanted.width), area.width);
  const height = Math.min(Math.round(wanted.height), area.height);
  return {
    x: clamp(Math.round(wanted.x), area.x, area.x + area.width - width),
    y: clamp(Math.round(wanted.y), area.y, area.y + area.height - height),
    ...{ width, height },
  };
}

function nearestDisplay(point: Point, displays: readonly ScreenDisplay[]): ScreenDisplay | undefined {
  return displays.toSorted((a, b) => distance(point, a.bounds) - distance(point, b.bounds))[0];
}

function distance({ x, y }: Point, { x: left, y: top, width, height }: Rectangle): number {
  return Math.hypot(x - clamp(x, left, left + width), y - clamp(y, top, top + height));
}

type Edge = 'top' | 'bottom' | 'left' | 'right';

/** Ties, as in a corner, go to top and bottom, where most bars are. */
function nearestEdge({ x, y }: Point, { x: left, y: top, width, height }: Rectangle): Edge {
  const distances: readonly (readonly [Edge, number])[] = [
    ['top', y - top],
    ['bottom', top + height - y],
    ['left', x - left],
    ['right', left + width - x],
  ];
  return distances.reduce((nearest, edge) => (edge[1] < nearest[1] ? edge : nearest))[0];
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function centreOf({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function isEmpty({ width, height }: Rectangle): boolean {
  return width === 0 || height === 0;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
