import type { DesktopAction } from './action.ts';

/** One line of a menu, before any toolkit. Labels are plain text: nothing in them is a mnemonic. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  /** Read, not chosen. */
  | { readonly kind: 'note'; readonly label: string }
  | { readonly kind: 'item'; readonly label: string; readonly action: DesktopAction }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly MenuEntry[] };

export const separator: MenuEntry = { kind: 'separator' };

export const note = (label: string): MenuEntry => ({ kind: 'note', label });

export const item = (label: string, action: DesktopAction): MenuEntry => ({ kind: 'item', label, action });

export const submenu = (label: string, entries: readonly MenuEntry[]): MenuEntry => ({
  ...{ kind: 'submenu', label, entries },
});

/** With one separator between any two that are not empty. */
export function sections(...parts: readonly (readonly MenuEntry[])[]): readonly MenuEntry[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}
