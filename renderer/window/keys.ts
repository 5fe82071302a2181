import type { KeyboardEvent } from 'react';
import type { AppState } from '../../preload/contract.ts';
import { useAppState } from './app-context.ts';
import { popupAround } from './focus-place.ts';

/** As React tells it, or as the page itself does. */
export type WindowKey = KeyboardEvent | globalThis.KeyboardEvent;

/** A syllable is being put together; the key belongs to that. */
export function isComposing(event: WindowKey): boolean {
  return 'nativeEvent' in event ? event.nativeEvent.isComposing : event.isComposing;
}

/** Ctrl, or Cmd on a Mac, with that key alone. */
export function isCommandKey(event: WindowKey, key: string): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  return ctrlKey !== metaKey && !altKey && !shiftKey && event.key.toLowerCase() === key;
}

/** What opens over a view closes by itself, though its keys come by the view. */
export function isInPopup(target: EventTarget | null): boolean {
  return popupAround(target) !== undefined;
}

/** What stands before the view until it is answered. */
export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog]') !== null;
}

/** How this platform writes a shortcut: `⌘K` or `Ctrl K`. */
export function useCommandKey(): (key: string) => string {
  const mac = useAppState(isMac);
  return (key) => (mac ? `⌘${key}` : `Ctrl ${key}`);
}

const isMac = ({ desktop }: AppState) => desktop?.platform === 'macos';
