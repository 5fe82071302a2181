import { createContext, useContext } from 'react';

export type Overlay = 'palette' | 'shortcuts';

export const OverlaysContext = createContext<((overlay: Overlay | undefined) => void) | undefined>(undefined);

/** Opens what lies over every view. */
export function useOverlays(): (overlay: Overlay | undefined) => void {
  const open = useContext(OverlaysContext);
  if (open === undefined) throw new Error('outside the app');
  return open;
}
