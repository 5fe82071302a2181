import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  layoutKey,
  placeAsLeft,
  placeNearTray,
  type Rectangle,
  type ScreenDisplay,
} from '../../../../main/desktop/windows/placement.ts';

const size = { width: 400, height: 600 };
const cursor = { x: 0, y: 0 };
const rect = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });
const macos: ScreenDisplay = { bounds: rect(0, 0, 1440, 900), workArea: rect(0, 25, 1440, 800) };
const windows: ScreenDisplay = { bounds: rect(0, 0, 1920, 1080), workArea: rect(0, 0, 1920, 1040) };
const right: ScreenDisplay = { bounds: rect(1920, 0, 1920, 1080), workArea: rect(1920, 0, 1860, 1080) };
const nowhere = rect(0, 0, 0, 0);

function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

const number = fc.integer({ min: -4_000, max: 4_000 });
const length = fc.integer({ min: 1, max: 2_000 });
const anyRect = fc.record({ x: number, y: number, width: length, height: length });
const inset = fc.integer({ min: 0, max: 60 });
const display = fc
  .tuple(
    number,
    number,
    fc.integer({ min: 640, max: 3_000 }),
    fc.integer({ min: 480, max: 2_000 }),
    inset,
    inset,
  )
  .map(([x, y, width, height, before, after]) => ({
    bounds: rect(x, y, width, height),
    workArea: rect(x + before, y + before, width - before - after, height - before - after),
  }));
const displays = fc.array(display, { minLength: 1, maxLength: 4 });

describe('the window by the tray', () => {
  it('is below the menu bar of macOS', () => {
    expect(placeNearTray(size, { tray: rect(1000, 0, 30, 25), cursor }, [macos])).toEqual(
      rect(815, 33, 400, 600),
    );
  });

  it('is above the task bar of Windows, and not beyond the screen', () => {
    expect(placeNearTray(size, { tray: rect(1880, 1044, 24, 32), cursor }, [windows])).toEqual(
      rect(1520, 436, 400, 600),
    );
  });

  it('is beside a bar at the side, on the display that has it', () => {
    const tray = rect(3790, 500, 40, 40);
    expect(placeNearTray(size, { tray, cursor }, [windows, right])).toEqual(rect(3380, 220, 400, 600));
  });

  it('is by the cursor where the platform does not say where its icon is', () => {
    const at = placeNearTray(size, { tray: nowhere, cursor: { x: 1900, y: 10 } }, [windows]);
    expect(at).toEqual(rect(1520, 18, 400, 600));
  });

  it('is always wholly inside a work area, as large as it can be there', () => {
    const tray = fc.oneof(anyRect, fc.constant(nowhere));
    const anchor = fc.record({ tray, cursor: fc.record({ x: number, y: number }) });
    fc.assert(
      fc.property(anyRect, anchor, displays, (wanted, by, all) => {
        const placed = placeNearTray(wanted, by, all);
        // Displays that overlap have a common part, from which nobody can tell for which of them it was placed.
        const areas = all.map(({ workArea }) => workArea).filter((area) => isInside(placed, area));
        const largest = areas.map((area) => ({
          width: Math.min(wanted.width, area.width),
          height: Math.min(wanted.height, area.height),
        }));
        expect(largest).toContainEqual({ width: placed.width, height: placed.height });
      }),
    );
  });
});

describe('a window that is shown again', () => {
  it('is where it was left', () => {
    fc.assert(
      fc.property(displays, fc.nat(), fc.nat(), (all, dx, dy) => {
        const area = all[0]?.workArea ?? nowhere;
        const left = rect(area.x + (dx % (area.width - 99)), area.y + (dy % (area.height - 99)), 100, 100);
        expect(placeAsLeft(left, all)).toEqual(left);
      }),
    );
  });

  it('is moved inside when part of it would not be seen', () => {
    expect(placeAsLeft(rect(1800, 900, 400, 600), [windows])).toEqual(rect(1520, 440, 400, 600));
    expect(placeAsLeft(rect(-50, -50, 5_000, 5_000), [windows])).toEqual(windows.workArea);
  });

  it('has no place when its display is gone', () => {
    expect(placeAsLeft(rect(2_500, 100, 400, 600), [windows])).toBeUndefined();
  });

  it('is wholly inside a work area or has no place', () => {
    fc.assert(
      fc.property(anyRect, displays, (left, all) => {
        const placed = placeAsLeft(left, all);
        if (placed !== undefined) expect(all.some(({ workArea }) => isInside(placed, workArea))).toBe(true);
      }),
    );
  });

  it('is remembered for its displays, in whatever order they are told', () => {
    expect(layoutKey([windows, right])).toBe(layoutKey([right, windows]));
    expect(layoutKey([windows])).not.toBe(layoutKey([windows, right]));
  });
});
