import { createContext, useCallback, useContext, useRef, useState } from 'react';
import type { AccessRole } from '../access-roles.ts';

type Overlay =
  | 'palette'
  | 'shortcuts'
  /** Which page of this role's console to open. */
  | { readonly kind: 'console'; readonly role: AccessRole };

type OpenOverlay = (overlay: Overlay | undefined) => void;

export const OverlaysContext = createContext<OpenOverlay | undefined>(undefined);

/** Opens what lies over every view. */
export function useOverlays(): OpenOverlay {
  const open = useContext(OverlaysContext);
  if (open === undefined) throw new Error('outside the app');
  return open;
}

interface OwnOverlay {
  readonly overlay: Overlay | undefined;
  readonly open: OpenOverlay;
  /** As a dialog asks when it closes. */
  readonly finalFocus: () => HTMLElement | boolean;
}

/**
 * One at a time, and none once the window is called for anew: it would hide what has the keys then. What had them gets them
 * back, for a field that takes the focus as it is drawn hides who had it.
 */
export function useOwnOverlay(arrivals: number): OwnOverlay {
  const [opened, setOpened] = useState<{ readonly overlay: Overlay | undefined; readonly at: number }>();
  const overlay = opened?.at === arrivals ? opened.overlay : undefined;
  const opener = useRef<Element>(null);
  const open = useCallback(
    (next: Overlay | undefined) => {
      if (next !== undefined) opener.current = document.activeElement;
      setOpened({ overlay: next, at: arrivals });
    },
    [arrivals],
  );
  const finalFocus = useCallback(() => focusAfter(opener.current), []);
  return { overlay, open, finalFocus };
}

/** A menu's item is gone with its menu; then the view's field serves, unless another view has put the focus already. */
function focusAfter(opener: Element | null): HTMLElement | boolean {
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) return opener;
  const { activeElement } = document;
  if (activeElement?.closest('main') != null) return false;
  return document.querySelector<HTMLElement>('main input') ?? true;
}
