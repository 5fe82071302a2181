import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAccelerator } from '../../../main/desktop/accelerator.ts';

describe('a keyboard shortcut', () => {
  it.each([
    ['CommandOrControl+Shift+Y', 'CommandOrControl+Shift+Y'],
    ['shift+CMDORCTRL+y', 'CommandOrControl+Shift+Y'],
    ['Super + Alt + Y', 'Super+Alt+Y'],
    ['Option+Cmd+space', 'Command+Alt+Space'],
    ['meta+esc', 'Super+Escape'],
    ['Control++', 'Control+Plus'],
    ['Ctrl+Plus', 'Control+Plus'],
    ['Alt+`', 'Alt+`'],
    ['Ctrl+num5', 'Control+num5'],
    ['F13', 'F13'],
    ['Shift+F5', 'Shift+F5'],
    ['MediaPlayPause', 'MediaPlayPause'],
    ['', ''],
    ['  ', ''],
  ])('%j is %j', (text, expected) => {
    expect(parseAccelerator(text)).toBe(expected);
  });

  it.each([
    ...['A', '7', 'Space', 'Return', 'Shift+A', 'AltGr+E', 'AltGr+Shift+E', 'Shift+Tab', 'VolumeUp'],
    ...['Ctrl', 'Ctrl+', '+', '++', 'Ctrl+Shift', 'Ctrl+A+B', 'Ctrl+Ctrl+A', 'Ctrl+Control+A', 'Hyper+A'],
    ...['Ctrl+F25', 'Ctrl+num10', 'Ctrl+ㅁ', 'Ctrl+AA', 'Ctrl-A', 'Ctrl+constructor'],
    'Cmd+Ctrl+Super+Alt+Shift+A',
  ])('%j is refused', (text) => {
    expect(parseAccelerator(text)).toBeUndefined();
  });

  it('is spelled one way only', () => {
    const names = ['Cmd', 'ctrl', 'CommandOrControl', 'ALT', 'Option', 'shift', 'Meta', 'AltGr'];
    const keys = fc.constantFrom('a', 'Z', '0', 'f12', 'Enter', 'Plus', '~', 'up', 'num0');
    fc.assert(
      fc.property(fc.subarray(names), keys, (modifiers, key) => {
        const parsed = parseAccelerator([...modifiers, key].join('+'));
        if (parsed !== undefined) expect(parseAccelerator(parsed)).toBe(parsed);
        expect(parseAccelerator([...modifiers.toReversed(), key.toUpperCase()].join('+'))).toBe(parsed);
      }),
    );
  });
});
