import { useState } from 'react';

/** What a person waved away on this machine, for good. */
export function useDismissed(name: 'next-step' | 'rules-offer'): readonly [boolean, () => void] {
  const key = `${name}-dismissed`;
  const [dismissed, setDismissed] = useState(() => localStorage.getItem(key) !== null);
  return [
    dismissed,
    () => {
      localStorage.setItem(key, 'yes');
      setDismissed(true);
    },
  ];
}
