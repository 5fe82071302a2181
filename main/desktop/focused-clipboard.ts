import { delay } from '../delay.ts';
import { AppError } from '../errors.ts';
import type { ClipboardPort } from './clipboard.ts';
import type { Window } from './windows/window.ts';

/** Time for a desktop to bring a window to the front; one that refuses never does. */
const longestMs = 2_000;
const lookEveryMs = 50;

/**
 * Wayland takes what is copied only from a program whose window has the focus, and tells no other that it did not; Chromium
 * would read back what nobody can paste. So a copy from the tray opens the window first.
 */
export function focusedClipboard(
  port: ClipboardPort,
  window: () => Pick<Window<unknown>, 'show' | 'isFocused'>,
): ClipboardPort {
  return {
    readText: () => port.readText(),
    clear: () => port.clear(),
    seesOthers: () => window().isFocused(),
    /** @throws AppError clipboard-unfocused */
    async writeText(text) {
      await comeToFront(window());
      await port.writeText(text);
    },
  };
}

async function comeToFront(window: Pick<Window<unknown>, 'show' | 'isFocused'>): Promise<void> {
  if (window.isFocused()) return;
  window.show();
  for (let waitedMs = 0; !window.isFocused(); waitedMs += lookEveryMs) {
    if (waitedMs >= longestMs) throw new AppError('clipboard-unfocused');
    await delay(lookEveryMs);
  }
}
