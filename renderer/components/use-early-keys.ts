import { useEffect, useEffectEvent } from 'react';
import { isComposing } from '../window/keys.ts';

/**
 * What is typed for a dialog whose file is still being read must reach no field below it, where Enter would do something
 * else: it is kept, and typed into the dialog's own field once that has the focus.
 */
export function useEarlyKeys(waiting: boolean, isThere: () => boolean, close: () => void): void {
  const onClose = useEffectEvent(close);
  const onEnd = useEffectEvent((typed: string) => {
    // Closed before it came, it leaves nothing behind.
    if (typed !== '' && isThere()) typeIntoNext(typed);
  });
  useEffect(() => {
    if (!waiting) return undefined;
    let typed = '';

    function keep(event: KeyboardEvent): void {
      if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') onClose();
      else if (event.key === 'Backspace') typed = typed.slice(0, -1);
      else if (event.key.length === 1) typed += event.key;
    }

    document.addEventListener('keydown', keep, { capture: true });
    return () => {
      document.removeEventListener('keydown', keep, { capture: true });
      onEnd(typed);
    };
  }, [waiting]);
}

/** As soon as a field has the focus; a dialog without one has no use for letters. */
function typeIntoNext(typed: string): void {
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      target.setRangeText(typed, 0, 0, 'end');
      target.dispatchEvent(new Event('input', { bubbles: true }));
    },
    { once: true },
  );
}
