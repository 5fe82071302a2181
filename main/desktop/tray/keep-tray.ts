import { isDeepStrictEqual } from 'node:util';
import type { AppState } from '../../../preload/contract.ts';
import { rememberAccountEntries } from './account-entries.ts';
import { trayChangesAtMs } from './changes-at.ts';
import type { MenuEntry } from './entry.ts';
import { type IconState, iconState, tooltip } from './icon.ts';
import { trayMenu } from './menu.ts';

/** The toolkit's side. Each is called only with something new. */
export interface TrayPort {
  setIcon(state: IconState): void;
  setTooltip(text: string): void;
  setMenu(entries: readonly MenuEntry[]): void;
}

export interface KeptTray {
  update(state: AppState): void;
  /** After sleep or a clock that jumped: timers know nothing of either. */
  refresh(): void;
  stop(): void;
}

/** A listing changes the snapshot many times a second; nobody reads a menu that fast. */
const shortestMs = 1_000;
/** Longer timers overflow, and drift from the wall clock. */
const longestMs = 60 * 60_000;

/**
 * Keeps icon, tooltip and menu true to the latest snapshot, and to the time while a clock in them ages.
 * - What did not change is not set again.
 * - It is drawn at most once a second, the first time at once; the latest snapshot is always drawn in the end.
 */
export function keepTray(port: TrayPort, now: () => number): KeptTray {
  const accounts = rememberAccountEntries();
  let latest: AppState | undefined;
  let drawnAtMs = -Infinity;
  let drawn: { readonly icon?: IconState; readonly text?: string; readonly menu?: readonly MenuEntry[] } = {};
  let timer: NodeJS.Timeout | undefined;

  function draw(): void {
    if (latest === undefined) return;
    drawnAtMs = now();
    const next = {
      icon: iconState(latest, drawnAtMs),
      text: tooltip(latest, drawnAtMs),
      menu: trayMenu(latest, drawnAtMs, undefined, accounts),
    };
    if (next.icon !== drawn.icon) port.setIcon(next.icon);
    if (next.text !== drawn.text) port.setTooltip(next.text);
    if (!isDeepStrictEqual(next.menu, drawn.menu)) port.setMenu(next.menu);
    drawn = next;
    drawAgainIn(trayChangesAtMs(latest, drawnAtMs) - drawnAtMs);
  }

  function drawAgainIn(delayMs: number): void {
    clearTimeout(timer);
    timer = undefined;
    if (delayMs === Infinity) return;
    timer = setTimeout(draw, Math.min(longestMs, Math.max(shortestMs, delayMs)));
    timer.unref();
  }

  return {
    update(state) {
      latest = state;
      const agoMs = now() - drawnAtMs;
      // Less than nothing: the clock was set back.
      if (agoMs >= shortestMs || agoMs < 0) draw();
      else drawAgainIn(shortestMs - agoMs);
    },
    refresh: draw,
    stop: () => clearTimeout(timer),
  };
}
