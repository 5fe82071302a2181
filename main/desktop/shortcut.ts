import type { DesktopView } from '../../preload/contract.ts';
import { parseAccelerator } from './accelerator.ts';
import { type Environment, readBusProperty } from './linux-session-bus.ts';
import { isWayland } from './wayland.ts';

/** The part of Electron's globalShortcut that is used. */
export interface ShortcutPort {
  register(accelerator: string, callback: () => void): boolean;
  unregister(accelerator: string): void;
}

export interface Shortcut {
  /** In place of the one before; the answer is what the window shows. */
  use(accelerator: string): DesktopView['shortcut'];
  release(): void;
}

/** At most one is registered at a time. One that is refused leaves none: the setting says what the user wants now. */
export function createShortcut(port: ShortcutPort, supported: boolean, pressed: () => void): Shortcut {
  let current: string | undefined;

  function release(): void {
    if (current !== undefined) port.unregister(current);
    current = undefined;
  }

  return {
    release,
    use(text) {
      const accelerator = parseAccelerator(text) ?? '';
      if (accelerator === current) return 'registered';
      release();
      if (accelerator === '') return 'off';
      if (!supported) return 'unsupported';
      if (!register(port, accelerator, pressed)) return 'taken';
      current = accelerator;
      return 'registered';
    },
  };
}

/** A key that this keyboard does not have makes Electron throw. */
function register(port: ShortcutPort, accelerator: string, pressed: () => void): boolean {
  try {
    return port.register(accelerator, pressed);
  } catch {
    return false;
  }
}

/**
 * A suggestion, not a default: the same keys everywhere. Control with Alt types characters on many Windows keyboards,
 * Control with Option is VoiceOver's and switches Korean input, Alt with Shift switches keyboards, and most of Control or Command with
 * Shift belongs to browsers and editors.
 */
export function suggestedShortcut(platform: DesktopView['platform']): string {
  return platform === 'macos' ? 'Command+Alt+Y' : 'Super+Alt+Y';
}

/**
 * Wayland lets no program listen to the keyboard; its desktop portal may do it instead, if Electron was started with the
 * feature `GlobalShortcutsPortal`.
 */
export async function shortcutsSupported(
  platform: DesktopView['platform'],
  environment: Environment,
): Promise<boolean> {
  if (platform !== 'linux' || !isWayland(environment)) return true;
  const answer = await readBusProperty(
    {
      ...{ destination: 'org.freedesktop.portal.Desktop', path: '/org/freedesktop/portal/desktop' },
      ...{ interface: 'org.freedesktop.portal.GlobalShortcuts', name: 'version' },
    },
    environment,
  );
  return answer.kind === 'value' && /[1-9]/.test(answer.text.replace(/u?int32/, ''));
}
