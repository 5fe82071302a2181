import type { MenuEntry } from './entry.ts';
import type { IconState } from './icon.ts';
import type { SystemTray } from './tray.ts';

export interface LateTray extends SystemTray {
  /** Once at most; it shows what was set before. */
  appear(): void;
}

/** A tray icon that may have to wait for a desktop that shows it; until then it only remembers. */
export function createLateTray(make: () => SystemTray): LateTray {
  let tray: SystemTray | undefined;
  let icon: IconState | undefined;
  let tooltip: string | undefined;
  let menu: readonly MenuEntry[] | undefined;

  return {
    appear() {
      if (tray !== undefined) return;
      tray = make();
      if (icon !== undefined) tray.setIcon(icon);
      if (tooltip !== undefined) tray.setTooltip(tooltip);
      if (menu !== undefined) tray.setMenu(menu);
    },
    setIcon(next) {
      icon = next;
      tray?.setIcon(next);
    },
    setTooltip(next) {
      tooltip = next;
      tray?.setTooltip(next);
    },
    setMenu(next) {
      menu = next;
      tray?.setMenu(next);
    },
    bounds: () => tray?.bounds() ?? { x: 0, y: 0, width: 0, height: 0 },
    destroy: () => tray?.destroy(),
  };
}
