/**
 * A keyboard shortcut in Electron's syntax (docs/tutorial/keyboard-shortcuts), as Electron's own spelling of it; empty
 * stays empty. Undefined: not one, or one that would take a key away from typing, a letter without Control, Alt or
 * the platform's own key, say.
 */
export function parseAccelerator(text: string): string | undefined {
  if (text.trim() === '') return '';
  // A plus may be the key itself: `Control++`.
  const parts = text
    .trim()
    .replace(/\+\+$/, '+Plus')
    .split('+')
    .map((part) => part.trim().toLowerCase());
  const key = keyNamed(parts.at(-1) ?? '');
  const modifiers = parts.slice(0, -1).map((part) => modifierNames.get(part));
  if (key === undefined || modifiers.includes(undefined)) return undefined;
  if (new Set(modifiers).size < modifiers.length || modifiers.length > 4) return undefined;
  const strong = modifiers.some((modifier) => modifier !== 'Shift' && modifier !== 'AltGr');
  if (!strong && !freeKey.test(key)) return undefined;
  return [...modifierOrder.filter((modifier) => modifiers.includes(modifier)), key].join('+');
}

const modifierOrder = ['CommandOrControl', 'Command', 'Control', 'Super', 'Alt', 'AltGr', 'Shift'];

/** Names in any case; Option is Alt, and Meta is Super. */
const modifierNames: ReadonlyMap<string, string> = new Map([
  ...modifierOrder.map((name) => [name.toLowerCase(), name] as const),
  ...([
    ['cmd', 'Command'],
    ['ctrl', 'Control'],
    ['cmdorctrl', 'CommandOrControl'],
  ] as const),
  ...([
    ['option', 'Alt'],
    ['meta', 'Super'],
  ] as const),
]);

/** Keys that type nothing and that hardly any program listens to. */
const freeKey = /^(?:F(?:[1-9]|1\d|2[0-4])|PrintScreen|Media\w+)$/;

function keyNamed(part: string): string | undefined {
  if (/^[a-z0-9]$/.test(part)) return part.toUpperCase();
  if (/^[)!@#$%^&*(:;=<,_\->.?/~`{\][|\\}"]$/.test(part)) return part;
  if (/^f(?:[1-9]|1\d|2[0-4])$/.test(part)) return part.toUpperCase();
  if (/^num(?:\d|dec|add|sub|mult|div)$/.test(part)) return part;
  return keyNames.get(part);
}

const keyNames: ReadonlyMap<string, string> = new Map([
  ...[
    ...[
      'Plus',
      'Space',
      'Tab',
      'Capslock',
      'Numlock',
      'Scrolllock',
      'Backspace',
      'Delete',
      'Insert',
      'Return',
    ],
    ...['Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PageUp', 'PageDown', 'Escape', 'PrintScreen'],
    ...['VolumeUp', 'VolumeDown', 'VolumeMute'],
    ...['MediaNextTrack', 'MediaPreviousTrack', 'MediaStop', 'MediaPlayPause'],
  ].map((name) => [name.toLowerCase(), name] as const),
  ...([
    ['enter', 'Return'],
    ['esc', 'Escape'],
  ] as const),
]);
