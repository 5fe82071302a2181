import { useEffect } from 'react';
import {
  canTakeFocus,
  giveFocus,
  isPopupOpen,
  placeAfter,
  popupAround,
  trailOf,
  type TrailStep,
} from './focus-place.ts';

/** What had the focus may go with any press or snapshot; the focus then goes to where a person looks for it. */
export function useKeptFocus(): void {
  useEffect(() => keepFocus(), []);
}

/** So long an Enter was meant for what had the focus, where nothing else was pressed since. */
const meantBeforeMs = 700;

/**
 * Invariants: only a focus that nothing has any more is moved, so who clicked beside everything keeps what they chose
 * there; it never leaves an open popup; and it does not move behind the back of who is in another window.
 */
function keepFocus(): () => void {
  let trail: readonly TrailStep[] = [];
  const left = new AbortController();
  const options = { signal: left.signal };
  const changes = new MutationObserver(check);
  const holdEnterAt = createEnterHold(options);

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
    if (place === undefined) return;
    giveFocus(place);
    holdEnterAt(place);
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

/**
 * Who presses twice presses the second time what is there no more, or what lay below a popup that closed; who has just
 * stepped back means what is there now.
 */
function createEnterHold(options: { readonly signal: AbortSignal }): (place: Element) => void {
  let moved: { readonly to: Element; readonly atMs: number } | undefined;
  let chosen: { readonly popup: Element; readonly atMs: number } | undefined;
  let pressed = '';

  function isMeantBefore({ key, target }: KeyboardEvent): boolean {
    if (key !== 'Enter') return false;
    if (moved !== undefined && target === moved.to && isFresh(moved)) return true;
    return (
      chosen !== undefined && isFresh(chosen) && !(target instanceof Node && chosen.popup.contains(target))
    );
  }

  document.addEventListener(
    'keydown',
    (event) => {
      pressed = event.key;
      if (isMeantBefore(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const popup = event.key === 'Enter' ? popupAround(event.target) : undefined;
      moved = undefined;
      chosen = popup === undefined ? undefined : { popup, atMs: performance.now() };
    },
    { ...options, capture: true },
  );
  document.addEventListener('pointerdown', () => (chosen = undefined), { ...options, capture: true });
  return (to) => {
    moved = pressed === 'Escape' ? undefined : { to, atMs: performance.now() };
  };
}

const isFresh = ({ atMs }: { readonly atMs: number }) => performance.now() - atMs < meantBeforeMs;
