import { createContext, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Settings, View } from '../../preload/contract.ts';
import { useAppState } from './app-context.ts';

/** A field of the settings that somebody may be led to. */
export type NetworkSetting = Extract<
  keyof Settings,
  'awsConfigFile' | 'awsSharedCredentialsFile' | 'caBundle' | 'noProxy' | 'proxy'
>;

interface TypedSession {
  readonly startUrl: string;
  readonly region: string;
}

export interface Navigation {
  readonly view: View;
  /** Grows each time somebody is led here; the view then puts the focus where work begins. */
  readonly arrivals: number;
  /** Where in the settings it begins; absent: at their head. */
  readonly setting?: NetworkSetting;
  /** What was typed of a new sign-in, for who comes back to it. */
  readonly typed: Held<TypedSession | undefined>;
  /** At once, or once the view that is left has asked about changes that would be lost. */
  readonly go: (view: View, setting?: NetworkSetting) => void;
  /** One step, as the view has it; without one, to the roles. */
  readonly back: () => void;
  /** What going back means while the view is there. Gives what ends it. */
  readonly backBy: (step: () => void) => () => void;
  /** Does what gives something up, once the view has asked about changes that would be lost. */
  readonly leave: (step: () => void) => void;
  /** Asks, whoever leads away, and leaves if it may be. Gives what ends it. */
  readonly leaveBy: (ask: (leave: () => void) => void) => () => void;
}

export const NavigationContext = createContext<Navigation | undefined>(undefined);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === undefined) throw new Error('outside the app');
  return navigation;
}

type Place = Pick<Navigation, 'view' | 'arrivals' | 'setting'>;

/** Follows the tray and the shortcut, which say in the snapshot where the window is to go. */
export function useOwnNavigation(): Navigation {
  const shown = useAppState(({ desktop }) => desktop?.shown);
  const [place, setPlace] = useState<Place>({ view: shown?.view ?? 'access', arrivals: 0 });
  const typed = useHeld<TypedSession | undefined>();
  const [step, ask] = [useHeld<() => void>(), useHeld<(leave: () => void) => void>()];

  function go(view: View, setting?: NetworkSetting): void {
    const at = setting === undefined ? {} : { setting };
    const arrive = () => setPlace(({ arrivals }) => ({ view, arrivals: arrivals + 1, ...at }));
    if (view === place.view) arrive();
    else leave(arrive);
  }

  function leave(step: () => void): void {
    const asks = ask.held();
    if (asks === undefined) step();
    else asks(step);
  }

  const times = shown?.times;
  const wanted = shown?.view;
  const goWanted = useEffectEvent((to: View | undefined) => {
    // Called for as it stands, a form keeps the focus too.
    if (to !== undefined || place.view === 'access') go(to ?? 'access');
  });
  // The page opens where it was first asked to go, and has arrived: who types already is not led there again.
  const followed = useRef(times);
  useEffect(() => {
    if (followed.current === times) return;
    followed.current = times;
    goWanted(wanted);
  }, [times, wanted]);
  const back = () => (step.held() ?? (() => go('access')))();
  return { ...place, typed, go, back, leave, backBy: step.hold, leaveBy: ask.hold };
}

interface Held<T> {
  readonly held: () => T | undefined;
  readonly hold: (value: T) => () => void;
}

/** What was put there last. */
function useHeld<T>(): Held<T> {
  const place = useRef<T>(undefined);
  return useMemo(
    () => ({
      held: () => place.current,
      hold(value) {
        place.current = value;
        return () => {
          if (place.current === value) place.current = undefined;
        };
      },
    }),
    [],
  );
}
