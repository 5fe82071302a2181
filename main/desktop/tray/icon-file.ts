import path from 'node:path';
import type { DesktopView } from '../../../preload/contract.ts';
import type { IconState } from './icon.ts';

/** Whether the bar or panel with the icon is light or dark; what is drawn on it is the other way round. */
export type Bar = 'light' | 'dark';

/**
 * The file below assets/icons/tray. macOS colours a template image itself and finds its `@2x`; a Windows .ico holds all
 * sizes; a Linux panel scales, so it gets one of the sizes that are drawn.
 */
export function iconFile(
  folder: string,
  state: IconState,
  platform: DesktopView['platform'],
  bar: Bar,
  scaleFactor = 1,
): string {
  switch (platform) {
    case 'macos':
      return path.join(folder, 'mac', `${state}Template.png`);
    case 'windows':
      return path.join(folder, 'win', `${state}-${bar}.ico`);
    case 'linux':
      return path.join(folder, 'linux', `${state}-${bar}-${linuxSize(scaleFactor)}.png`);
  }
}

/** Most Linux panels are dark whatever the windows are; only on Windows does the theme tell the colour of the bar. */
export function barOf(platform: DesktopView['platform'], darkTheme: boolean): Bar {
  return platform === 'linux' || darkTheme ? 'dark' : 'light';
}

function linuxSize(scaleFactor: number): number {
  return [22, 24, 32].find((size) => size >= 22 * scaleFactor) ?? 44;
}
