import { useEffect, useRef, type RefObject } from 'react';

/** When a rule's fields are closed by Esc, the one that had the focus takes it along; its line then gets it. */
export function useFocusBack(open: boolean): RefObject<HTMLButtonElement | null> {
  const line = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body) line.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return line;
}
