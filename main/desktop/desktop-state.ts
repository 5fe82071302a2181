import type { ClipboardView, DesktopView, View } from '../../preload/contract.ts';
import type { Store } from '../store.ts';

/** The part of the snapshot that only a host with a screen has. */
export interface DesktopState {
  change(facts: Partial<Pick<DesktopView, 'shortcut' | 'tray' | 'dismissed'>>): void;
  /** The window goes there, or stays where it is, and the search of the roles gets the focus. */
  show(view?: View): void;
  clipboard(held: ClipboardView | undefined): void;
}

export function createDesktopState(
  store: Store,
  facts: Omit<DesktopView, 'shortcut' | 'shown'>,
): DesktopState {
  let desktop: DesktopView = { ...facts, shortcut: 'off', shown: { view: 'access', times: 0 } };

  function set(next: DesktopView): void {
    desktop = next;
    store.update((state) => ({ ...state, desktop }));
  }

  set(desktop);
  return {
    change: (changed) => set({ ...desktop, ...changed }),
    show(view) {
      const times = desktop.shown.times + 1;
      set({ ...desktop, shown: view === undefined ? { times } : { view, times } });
    },
    clipboard(held) {
      store.update(({ clipboard: _before, ...state }) =>
        held === undefined ? state : { ...state, clipboard: held },
      );
    },
  };
}
