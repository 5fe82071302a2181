import { useEffect } from 'react';
import { canTakeFocus, giveFocus, isPopupOpen, placeAfter, trailOf, type TrailStep } from './focus-place.ts';

/** What had the focus may go with any press or snapshot; the focus then goes to where a person looks for it. */
export function useKeptFocus(): void {
  useEffect(() => keepFocus(), []);
}

/**
 * Invariants: only a focus that nothing has any more is moved, so who clicked beside everything keeps what they chose
 * there; it never leaves an open popup; and it does not move behind the back of who is in another window.
 */
function keepFocus(): () => void {
  let trail: readonly TrailStep[] = [];
  const left = new AbortController();
  const options = { signal: left.signal };
  const changes = new MutationObserver(check);

  function isLost(): boolean {
    const [had] = trail;
    return had !== undefined && document.activeElement === document.body && !canTakeFocus(had.element);
  }

  function check(): void {
    if (!isLost()) return;
    // What closes over the view gives the focus back by itself, some of it a frame later.
    if (trail.some(({ element }) => element.id === 'root')) move();
    else requestAnimationFrame(() => requestAnimationFrame(move));
  }

  function move(): void {
    if (!isLost() || isPopupOpen() || !document.hasFocus()) return;
    const place = placeAfter(trail);
    if (place !== undefined) giveFocus(place);
  }

  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof Element) trail = trailOf(target);
    },
    options,
  );
  // What is disabled or hidden loses it without leaving the document.
  document.addEventListener('focusout', () => queueMicrotask(check), options);
  window.addEventListener('focus', check, options);
  changes.observe(document.body, { childList: true, subtree: true });
  return () => {
    left.abort();
    changes.disconnect();
  };
}
