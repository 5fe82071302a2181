import type { DesktopView } from '../../../preload/contract.ts';

type Platform = DesktopView['platform'];

/** Of a key press; a `KeyboardEvent` has them all. */
export interface PressedKeys {
  /** The key's place, so that a Korean keyboard says the same as an English one. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const named: Readonly<Record<string, string>> = {
  ...{ Space: 'Space', Insert: 'Insert', Home: 'Home', End: 'End', PageUp: 'PageUp', PageDown: 'PageDown' },
  ...{ ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right' },
};

/**
 * As Electron writes it. Undefined: not finished, or keys that would be taken away from every other program: what types a
 * letter, and Ctrl, Cmd or Alt with one, as in copying.
 */
export function acceleratorOf(pressed: PressedKeys, platform: Platform): string | undefined {
  const { code, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  const key = keyOf(code);
  if (key === undefined) return undefined;
  const held = [ctrlKey, metaKey, altKey, shiftKey].filter(Boolean).length;
  const mayBe = held >= 2 && (ctrlKey || metaKey || altKey);
  if (!mayBe && !/^F\d+$/.test(key)) return undefined;
  const meta = platform === 'macos' ? 'Command' : 'Super';
  return [
    ...(metaKey ? [meta] : []),
    ...(ctrlKey ? ['Control'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
    key,
  ].join('+');
}

function keyOf(code: string): string | undefined {
  return /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code)?.slice(1).find(Boolean) ?? named[code];
}

const macNames: Readonly<Record<string, string>> = {
  ...{ Command: '⌘', CommandOrControl: '⌘', Super: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' },
  ...{ Up: '↑', Down: '↓', Left: '←', Right: '→' },
};

/** As the platform writes it: `⌥⌘Y`, `Win Alt Y`, `Super Alt Y`. */
export function acceleratorText(accelerator: string, platform: Platform): string {
  const parts = accelerator.split('+');
  if (platform === 'macos') {
    const order = ['⌃', '⌥', '⇧', '⌘'];
    const signs = parts.map((part) => macNames[part] ?? part);
    return signs.toSorted((a, b) => placeIn(order, a) - placeIn(order, b)).join('');
  }
  return parts.map((part) => otherName(part, platform)).join(' ');
}

function otherName(part: string, platform: Platform): string {
  if (part === 'Control' || part === 'CommandOrControl') return 'Ctrl';
  return part === 'Super' && platform === 'windows' ? 'Win' : part;
}

function placeIn(order: readonly string[], sign: string): number {
  const at = order.indexOf(sign);
  return at === -1 ? order.length : at;
}
