import { useEffect, useEffectEvent } from 'react';
import { giveFocus, isPopupOpen, isResult, workPlace } from './focus-place.ts';
import { isComposing, isInPopup } from './keys.ts';

/**
 * Keys go to the page itself when nothing has the focus, as after a click beside everything. They must not be lost: they
 * go through the view, as if its own place had it, and what has no view goes to the window.
 */
export function useStrayKeys(toWindow: (event: KeyboardEvent) => void): void {
  const onStray = useEffectEvent((event: KeyboardEvent) => {
    if (isStray(event) && !leadThroughView(event)) toWindow(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onStray(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

/** In the window, but in no view: a strip above it, a message below. One step back is the view's to take from there, too. */
export function isBesideView(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target === document.body) return false;
  return target.closest('main') === null && !isInPopup(target);
}

function isStray(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isComposing(event)) return false;
  const { target } = event;
  return target === document.body || isResult(target) || (event.key === 'Escape' && isBesideView(target));
}

const leading = /^(?:.|Arrow.*|Page.*|Backspace|Escape)$/u;

function leadThroughView(event: KeyboardEvent): boolean {
  // Nothing has the focus, so there is nothing for Enter to press; and what lies over the view has its own keys.
  if (!leading.test(event.key) || isPopupOpen()) return true;
  const place = workPlace();
  const command = event.ctrlKey || event.metaKey || event.altKey;
  const chosen = getSelection()?.isCollapsed === false;
  if (place === undefined || (command && chosen)) return false;
  if (place instanceof HTMLInputElement && !command && event.key !== 'Escape') giveFocus(place);
  if (!place.dispatchEvent(new KeyboardEvent('keydown', event))) event.preventDefault();
  return true;
}
