import { chmod, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseAccelerator } from '../../../main/desktop/accelerator.ts';
import { createShortcut, shortcutsSupported, suggestedShortcut } from '../../../main/desktop/shortcut.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A keyboard on which other programs hold some keys. */
function aKeyboard(...taken: readonly string[]) {
  const ours = new Map<string, () => void>();
  return {
    ours,
    register(accelerator: string, callback: () => void) {
      if (accelerator === 'Control+~') throw new Error('no such key');
      if (taken.includes(accelerator) || ours.has(accelerator)) return false;
      ours.set(accelerator, callback);
      return true;
    },
    unregister: (accelerator: string) => void ours.delete(accelerator),
  };
}

describe('the global shortcut', () => {
  it('is registered, replaced and released', () => {
    const keyboard = aKeyboard();
    let pressed = 0;
    const shortcut = createShortcut(keyboard, true, () => pressed++);
    expect(shortcut.use('ctrl+alt+y')).toBe('registered');
    expect(shortcut.use('Control+Alt+Y')).toBe('registered');
    keyboard.ours.get('Control+Alt+Y')?.();
    expect(pressed).toBe(1);
    expect(shortcut.use('Super+Alt+Y')).toBe('registered');
    expect([...keyboard.ours.keys()]).toEqual(['Super+Alt+Y']);
    shortcut.release();
    expect(keyboard.ours.size).toBe(0);
    expect(shortcut.use('Super+Alt+Y')).toBe('registered');
  });

  it('is off when there is none, or what is stored is none', () => {
    const keyboard = aKeyboard();
    const shortcut = createShortcut(keyboard, true, () => undefined);
    shortcut.use('Super+Y');
    expect(shortcut.use('')).toBe('off');
    expect(shortcut.use('A')).toBe('off');
    expect(keyboard.ours.size).toBe(0);
  });

  it('that another program has is said to be taken, as is one this keyboard lacks', () => {
    const shortcut = createShortcut(aKeyboard('Super+Y'), true, () => undefined);
    expect([shortcut.use('Super+Y'), shortcut.use('Control+~'), shortcut.use('Super+X')]).toEqual([
      ...['taken', 'taken', 'registered'],
    ]);
  });

  it('is not tried where it cannot work', () => {
    const keyboard = aKeyboard();
    const shortcut = createShortcut(keyboard, false, () => undefined);
    expect([shortcut.use('Super+Y'), shortcut.use(''), keyboard.ours.size]).toEqual([
      'unsupported',
      'off',
      0,
    ]);
  });

  it.each(['macos', 'windows', 'linux'] as const)('suggested on %s is one that can be had', (platform) => {
    const suggested = suggestedShortcut(platform);
    expect(parseAccelerator(suggested)).toBe(suggested);
  });
});

describe('global shortcuts', () => {
  it('work everywhere but on Wayland', async () => {
    const environment = { WAYLAND_DISPLAY: 'wayland-0', PATH: '/nonexistent' };
    expect(await shortcutsSupported('macos', environment)).toBe(true);
    expect(await shortcutsSupported('windows', {})).toBe(true);
    expect(await shortcutsSupported('linux', { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' })).toBe(true);
    expect(await shortcutsSupported('linux', environment)).toBe(false);
  });

  it.each([
    ['(<uint32 1>,)', true],
    ['(<uint32 0>,)', false],
  ])('work on Wayland with a portal that answers %j: %j', async (answer, expected) => {
    await using folder = await temporaryFolder();
    await writeFile(folder.file('gdbus'), `#!/bin/sh\necho '${answer}'\n`);
    await chmod(folder.file('gdbus'), 0o700);
    const environment = { XDG_SESSION_TYPE: 'wayland', PATH: folder.path };
    expect(await shortcutsSupported('linux', environment)).toBe(expected);
  });
});
