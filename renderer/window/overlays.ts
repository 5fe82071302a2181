import { createContext, useContext } from 'react';
import type { AccessRole } from '../access-roles.ts';

export type Overlay =
  | 'palette'
  | 'shortcuts'
  /** Which page of this role's console to open. */
  | { readonly kind: 'console'; readonly role: AccessRole };

export const OverlaysContext = createContext<((overlay: Overlay | undefined) => void) | undefined>(undefined);

/** Opens what lies over every view. */
export function useOverlays(): (overlay: Overlay | undefined) => void {
  const open = useContext(OverlaysContext);
  if (open === undefined) throw new Error('outside the app');
  return open;
}
