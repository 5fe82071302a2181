import type { MenuEntry } from '../../../../main/desktop/tray/entry.ts';
import type { DesktopAction } from '../../../../main/desktop/tray/action.ts';

/** An entry of a menu, ours or one of Electron's. */
export interface MenuLine {
  readonly label: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuLine[];
}

/** A menu as a person reads it, one line each: `(a note)`, `a submenu ▸`, `--`. Submenus below `depth` stay closed. */
export function menuText(menu: readonly MenuLine[], depth = 2, indent = ''): string {
  return menu.map((one) => lineText(one, depth, indent)).join('\n');
}

function lineText({ label, type, enabled = true, submenu }: MenuLine, depth: number, indent: string): string {
  if (type === 'separator') return `${indent}--`;
  const line = `${indent}${enabled ? label : `(${label})`}`;
  if (submenu === undefined) return line;
  return depth <= 1 ? `${line} ▸` : `${line} ▸\n${menuText(submenu, depth - 1, `${indent}  `)}`;
}

/** As Electron would have them, but for its own way of writing `&`. */
export function menuLines(entries: readonly MenuEntry[]): readonly MenuLine[] {
  return entries.map((entry) => {
    switch (entry.kind) {
      case 'separator':
        return { label: '', type: 'separator' };
      case 'note':
        return { label: entry.label, enabled: false };
      case 'item':
        return { label: entry.label };
      case 'submenu':
        return { label: entry.label, submenu: menuLines(entry.entries) };
    }
  });
}

/** The labels of one level; `---` for a separator. */
export function labels(entries: readonly MenuEntry[]): readonly string[] {
  return entries.map((entry) => (entry.kind === 'separator' ? '---' : entry.label));
}

/** What a submenu holds, found by how its label begins, level by level. */
export function below(entries: readonly MenuEntry[], ...path: readonly string[]): readonly MenuEntry[] {
  return path.reduce((level, start) => {
    const found = level.find((entry) => entry.kind === 'submenu' && entry.label.startsWith(start));
    if (found?.kind !== 'submenu') throw new Error(`no submenu ${start} among ${labels(level).join(', ')}`);
    return found.entries;
  }, entries);
}

export function actionOf(entries: readonly MenuEntry[], start: string): DesktopAction {
  const found = entries.find((entry) => entry.kind === 'item' && entry.label.startsWith(start));
  if (found?.kind !== 'item') throw new Error(`no item ${start} among ${labels(entries).join(', ')}`);
  return found.action;
}

/** Every level of the menu, the top one first. */
export function levels(entries: readonly MenuEntry[]): readonly (readonly MenuEntry[])[] {
  return [entries, ...entries.flatMap((entry) => (entry.kind === 'submenu' ? levels(entry.entries) : []))];
}
