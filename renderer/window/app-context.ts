import { createContext, useCallback, useContext, useMemo, useRef, useSyncExternalStore } from 'react';
import type { AppState, Bridge } from '../../preload/contract.ts';
import type { AppStateSource } from '../app-state.ts';
import { formatsFor, type Formats } from '../messages/formats.ts';
import { messagesFor, type Messages } from '../messages/messages.ts';
import type { Pace, WindowClock } from './clock.ts';
import type { PageFacts } from './page-facts.ts';

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
export function useAppState<T>(select: (state: AppState) => T, same: (a: T, b: T) => boolean = Object.is): T {
  const { source } = useApp();
  const last = useRef<{ readonly value: T } | undefined>(undefined);
  const snapshot = () => {
    const state = source.get();
    if (state === undefined) throw new Error('no snapshot yet');
    const value = select(state);
    if (last.current !== undefined && same(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  };
  return useSyncExternalStore(source.subscribe, snapshot, snapshot);
}

/** The snapshot of the moment when it is asked for; nothing is rendered again by it. */
export function useStateNow(): () => AppState | undefined {
  return useApp().source.get;
}

/** What follows from the time; renders again only when that is another, so `select` returns a text or a number. */
export function useTime<T extends string | number>(pace: Pace, select: (nowMs: number) => T): T {
  const { clock } = useApp();
  const subscribe = useCallback((listener: () => void) => clock.subscribe(listener, pace), [clock, pace]);
  const snapshot = () => select(clock.now());
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** Wide enough for list and details side by side. */
export function useIsWide(): boolean {
  const { wide } = useApp().page;
  return useSyncExternalStore(wide.subscribe, wide.get, wide.get);
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

export function useOwnTexts(): Texts {
  const language = useAppState(languageOf);
  return useMemo(() => ({ messages: messagesFor(language), formats: formatsFor(language) }), [language]);
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
