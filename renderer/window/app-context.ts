import { createContext, useCallback, useContext, useMemo, useRef, useSyncExternalStore } from 'react';
import type { AppState, Bridge } from '../../preload/contract.ts';
import type { AppStateSource } from '../app-state.ts';
import { formatsFor, type Formats } from '../messages/formats.ts';
import { messagesFor, type Messages } from '../messages/messages.ts';
import type { Pace, WindowClock } from './clock.ts';
import type { PageFacts, PageWidth } from './page-facts.ts';

export interface AppContextValue {
  readonly bridge: Bridge;
  readonly source: AppStateSource;
  readonly clock: WindowClock;
  readonly page: PageFacts;
}

export const AppContext = createContext<AppContextValue | undefined>(undefined);

function useApp(): AppContextValue {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error('outside the app');
  return app;
}

/**
 * A part of the snapshot; renders again only when that part is another. Below the root there always is a snapshot.
 * What `select` makes anew each time needs a `same`.
 */
export function useAppState<T>(select: (state: AppState) => T, same: Same<T> = Object.is): T {
  const { source } = useApp();
  const keep = useKeeper(same);
  const snapshot = () => {
    const state = source.get();
    if (state === undefined) throw new Error('no snapshot yet');
    return keep(select(state));
  };
  return useSyncExternalStore(source.subscribe, snapshot, snapshot);
}

type Same<T> = (a: T, b: T) => boolean;

/** Gives the last value again as long as the next is the same. */
function useKeeper<T>(same: Same<T>): (value: T) => T {
  const last = useRef<{ readonly value: T } | undefined>(undefined);
  return (value) => {
    if (last.current !== undefined && same(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  };
}

/** The snapshot of the moment when it is asked for; nothing is rendered again by it. */
export function useStateNow(): () => AppState | undefined {
  return useApp().source.get;
}

/**
 * What follows from the time; renders again only when that is another. What `select` makes anew each time needs a `same`. A
 * pace that itself follows from the time is asked for with each rendering.
 */
export function useTime<T>(
  pace: Pace | ((nowMs: number) => Pace),
  select: (nowMs: number) => T,
  same: Same<T> = Object.is,
): T {
  const { clock } = useApp();
  const keep = useKeeper(same);
  const own = typeof pace === 'string' ? pace : pace(clock.now());
  const subscribe = useCallback((listener: () => void) => clock.subscribe(listener, own), [clock, own]);
  const snapshot = () => keep(select(clock.now()));
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** Wide enough for list and details side by side. */
export const useIsWide = () => usePageWidth(useApp().page.wide);

/** So narrow, or its text so large, that a role takes a line more. */
export const useIsCramped = () => usePageWidth(useApp().page.cramped);

function usePageWidth({ get, subscribe }: PageWidth): boolean {
  return useSyncExternalStore(subscribe, get, get);
}

/** For what is asked for once, when the asker first appears. */
export function usePage(): PageFacts {
  return useApp().page;
}

export function useBridge(): Bridge {
  return useApp().bridge;
}

interface Texts {
  readonly messages: Messages;
  readonly formats: Formats;
}

/** A context and no part of the snapshot, since every row reads it. */
export const TextsContext = createContext<Texts | undefined>(undefined);

const languageOf = (state: AppState) => state.language;
const hourCycleOf = (state: AppState) => state.hourCycle;

export function useOwnTexts(): Texts {
  const language = useAppState(languageOf);
  const hourCycle = useAppState(hourCycleOf);
  return useMemo(
    () => ({ messages: messagesFor(language), formats: formatsFor(language, hourCycle) }),
    [language, hourCycle],
  );
}

function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === undefined) throw new Error('outside the app');
  return texts;
}

export function useMessages(): Messages {
  return useTexts().messages;
}

export function useFormats(): Formats {
  return useTexts().formats;
}
