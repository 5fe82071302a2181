import type { MenuItemView } from '../electron-stand-in/menu.ts';
import { menuText } from '../main/desktop/tray/menu-text.ts';

/** As menuText, with its times and codes, which are those of the run, left out. */
export function timelessMenuText(menu: readonly MenuItemView[], depth?: number): string {
  return menuText(menu, depth)
    .replaceAll(/(?:[A-Z][a-z]{2} )?\b\d\d:\d\d\b/g, 'HH:MM')
    .replaceAll(/\b[B-Z]{4}-[B-Z]{4}\b/g, 'CODE');
}
