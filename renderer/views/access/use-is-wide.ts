import { useSyncExternalStore } from 'react';

/** Wide enough for list and details side by side. */
const media = matchMedia('(min-width: 47.5rem)');

export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => media.matches);
}

function subscribe(listener: () => void): () => void {
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
