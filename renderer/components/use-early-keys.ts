import { useEffectEvent, useLayoutEffect } from 'react';
import { isComposing, isInPopup } from '../window/keys.ts';

/**
 * A popup has the keys from the moment it opens, though its file is still being read or its focus comes a frame later: no
 * key meant for it may act on what lies below. Esc closes it, and what is typed is put into the dialog's own field as soon
 * as that has the focus.
 */
export function useEarlyKeys(open: boolean, close: () => void): void {
  const onClose = useEffectEvent(close);
  // Before the focus can arrive, and after a field that takes it as it is drawn.
  useLayoutEffect(() => {
    if (!open || isInPopup(document.activeElement)) return undefined;
    const waiting = new AbortController();
    const options = { signal: waiting.signal, capture: true };
    let typed = '';

    function keep(event: KeyboardEvent): void {
      if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') onClose();
      else if (event.key === 'Backspace') typed = typed.slice(0, -1);
      else if (event.key.length === 1) typed += event.key;
    }

    function arrive({ target }: FocusEvent): void {
      if (!isInPopup(target)) return;
      waiting.abort();
      if (typed !== '' && target instanceof HTMLInputElement) typeInto(target, typed);
    }

    document.addEventListener('keydown', keep, options);
    document.addEventListener('focusin', arrive, options);
    return () => waiting.abort();
  }, [open]);
}

function typeInto(field: HTMLInputElement, typed: string): void {
  field.setRangeText(typed, 0, 0, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
