import type { KeyboardEvent } from 'react';
import type { AppState } from '../../preload/contract.ts';
import { useAppState } from './app-context.ts';

/** Ctrl, or Cmd on a Mac, with that key alone. */
export function isCommandKey(event: KeyboardEvent, key: string): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  return ctrlKey !== metaKey && !altKey && !shiftKey && event.key.toLowerCase() === key;
}

/** How this platform writes a shortcut: `⌘K` or `Ctrl K`. */
export function useCommandKey(): (key: string) => string {
  const mac = useAppState(isMac);
  return (key) => (mac ? `⌘${key}` : `Ctrl ${key}`);
}

const isMac = ({ desktop }: AppState) => desktop?.platform === 'macos';
