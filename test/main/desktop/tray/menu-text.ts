import type { MenuEntry } from '../../../../main/desktop/tray/entry.ts';
import type { DesktopAction } from '../../../../main/desktop/tray/action.ts';

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
