import { Menu, nativeImage, nativeTheme, Tray } from 'electron';
import type { DesktopView } from '../../../preload/contract.ts';
import type { Rectangle } from '../windows/placement.ts';
import type { DesktopAction } from './action.ts';
import { electronTemplate } from './electron-template.ts';
import { barOf, iconFile } from './icon-file.ts';
import type { IconState } from './icon.ts';
import type { TrayPort } from './keep-tray.ts';

export interface TrayParts {
  /** Absolute; of the icons for the tray. */
  readonly icons: string;
  readonly platform: DesktopView['platform'];
  readonly scaleFactor: number;
  readonly perform: (action: DesktopAction) => void;
  readonly clicked: () => void;
}

export interface SystemTray extends TrayPort {
  /** Empty where the platform does not tell. */
  bounds(): Rectangle;
  destroy(): void;
}

/** The icon in the bar. macOS opens the menu of an icon that has one at any click, so there the menu is popped up by hand. */
export function createTray({ icons, platform, scaleFactor, perform, clicked }: TrayParts): SystemTray {
  let state: IconState = 'sign-in-needed';
  let menu: Menu | undefined;
  const image = () => {
    // Windows has a theme of its own for the bar, which the user's choice for our window says nothing of.
    const bar = barOf(platform, nativeTheme.shouldUseDarkColorsForSystemIntegratedUI);
    return nativeImage.createFromPath(iconFile(icons, state, platform, bar, scaleFactor));
  };
  const tray = new Tray(image());
  const redraw = () => tray.setImage(image());
  nativeTheme.on('updated', redraw);
  // Else the second of two quick clicks is told as a double one only.
  if (platform === 'macos') tray.setIgnoreDoubleClickEvents(true);
  const popUp = () => {
    if (platform !== 'linux' && menu !== undefined) tray.popUpContextMenu(menu);
  };
  tray.on('click', ({ ctrlKey }) => {
    // Which is how a Mac with one button clicks right.
    if (platform === 'macos' && ctrlKey === true) popUp();
    else clicked();
  });
  tray.on('right-click', popUp);

  return {
    setIcon(next) {
      state = next;
      redraw();
    },
    setTooltip: (text) => tray.setToolTip(text),
    setMenu(entries) {
      menu = Menu.buildFromTemplate(electronTemplate(entries, perform));
      // A StatusNotifierItem without a menu cannot be opened at all.
      if (platform === 'linux') tray.setContextMenu(menu);
    },
    bounds: () => tray.getBounds(),
    destroy() {
      nativeTheme.off('updated', redraw);
      tray.destroy();
    },
  };
}
