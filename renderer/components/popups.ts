import { later } from '../later.tsx';
import type { SelectFieldProps } from './select-field.tsx';

/** What opens over the window, and the primitives below it: nothing that one sees before it is opened. */
export const menuPopup = later(async () => (await import('./menu-popup.tsx')).MenuPopup);
export const dialogPopup = later(async () => (await import('./dialog-popup.tsx')).DialogPopup);
export const selectField = later<SelectFieldProps>(
  async () => (await import('./select-field.tsx')).SelectField,
);

/** For the moment when nobody waits for anything. */
export function loadPopups(): void {
  for (const popup of [menuPopup, dialogPopup, selectField]) popup.load();
}
