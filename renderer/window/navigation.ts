import { createContext, useContext, useEffect, useState } from 'react';
import type { View } from '../../preload/contract.ts';
import { useAppState } from './app-context.ts';

export interface Navigation {
  readonly view: View;
  /** Grows each time somebody is led here; the view then puts the focus where work begins. */
  readonly arrivals: number;
  readonly go: (view: View) => void;
}

export const NavigationContext = createContext<Navigation | undefined>(undefined);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === undefined) throw new Error('outside the app');
  return navigation;
}

/** Follows the tray and the shortcut, which say in the snapshot where the window is to go. */
export function useOwnNavigation(): Navigation {
  const shown = useAppState(({ desktop }) => desktop?.shown);
  const [place, setPlace] = useState({ view: shown?.view ?? 'access', arrivals: 0 });
  const times = shown?.times;
  const wanted = shown?.view;
  useEffect(() => {
    if (wanted !== undefined) setPlace(({ arrivals }) => ({ view: wanted, arrivals: arrivals + 1 }));
  }, [times, wanted]);
  return { ...place, go: (view) => setPlace(({ arrivals }) => ({ view, arrivals: arrivals + 1 })) };
}
