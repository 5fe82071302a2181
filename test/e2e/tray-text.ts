import type { MenuItemView } from '../electron-stand-in/menu.ts';

/** A menu as a person reads it, one line each; times are left out, for they are those of the run. */
export function menuText(menu: readonly MenuItemView[], depth = 2, indent = ''): string {
  return menu.map((one) => entryText(one, depth, indent)).join('\n');
}

function entryText({ label, type, enabled, submenu }: MenuItemView, depth: number, indent: string): string {
  if (type === 'separator') return `${indent}--`;
  const text = label
    .replaceAll(/(?:[A-Z][a-z]{2} )?\b\d\d:\d\d\b/g, 'HH:MM')
    .replaceAll(/\b[B-Z]{4}-[B-Z]{4}\b/g, 'CODE');
  const line = `${indent}${enabled ? text : `(${text})`}`;
  if (submenu === undefined) return line;
  return depth <= 1 ? `${line} ▸` : `${line} ▸\n${menuText(submenu, depth - 1, `${indent}  `)}`;
}
