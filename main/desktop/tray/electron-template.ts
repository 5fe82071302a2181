import type { MenuItemConstructorOptions } from 'electron';
import { printable } from '../../printable.ts';
import type { DesktopAction } from './action.ts';
import type { MenuEntry } from './entry.ts';

/** Whatever a sentence carried along, no label is longer. */
const longestLabel = 160;

/** The menu as Electron takes it; `perform` is called when a person chooses an item. */
export function electronTemplate(
  entries: readonly MenuEntry[],
  perform: (action: DesktopAction) => void,
): MenuItemConstructorOptions[] {
  return entries.map((entry) => {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'note':
        return { label: menuLabel(entry.label), enabled: false };
      case 'item':
        return { label: menuLabel(entry.label), click: () => perform(entry.action) };
      case 'submenu':
        return { label: menuLabel(entry.label), submenu: electronTemplate(entry.entries, perform) };
    }
  });
}

/** One `&` would vanish and underline what follows, on every platform (electron/electron#9584). */
function menuLabel(text: string): string {
  return printable(text, longestLabel).replaceAll('&', '&&');
}
