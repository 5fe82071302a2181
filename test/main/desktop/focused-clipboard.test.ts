import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { focusedClipboard } from '../../../main/desktop/focused-clipboard.ts';
import { isWaylandClient } from '../../../main/desktop/wayland.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Like Wayland's: what comes without the focus is dropped, though it says nothing. */
function aDesk({ focused, comesAfterMs }: { focused: boolean; comesAfterMs: number }) {
  const desk = { focused, shown: 0, text: 'before' };
  const port = {
    readText: async () => desk.text,
    clear: () => void (desk.text = ''),
    writeText: async (text: string) => void (desk.text = desk.focused ? text : desk.text),
  };
  const window = {
    isFocused: () => desk.focused,
    show() {
      desk.shown++;
      setTimeout(() => (desk.focused = true), comesAfterMs);
    },
  };
  return { desk, clipboard: focusedClipboard(port, () => window) };
}

describe('copying on Wayland', () => {
  it('goes at once from a window that has the focus', async () => {
    const { desk, clipboard } = aDesk({ focused: true, comesAfterMs: 0 });
    await clipboard.writeText('secret');
    expect(desk).toEqual({ focused: true, shown: 0, text: 'secret' });
  });

  it('knows what others copied only while its window has the focus', () => {
    const { desk, clipboard } = aDesk({ focused: true, comesAfterMs: 0 });
    expect(clipboard.seesOthers?.()).toBe(true);
    desk.focused = false;
    expect(clipboard.seesOthers?.()).toBe(false);
  });

  it('from the tray opens the window and waits for it', async () => {
    const { desk, clipboard } = aDesk({ focused: false, comesAfterMs: 500 });
    const copied = clipboard.writeText('secret');
    await vi.advanceTimersByTimeAsync(1_000);
    await copied;
    expect(desk).toEqual({ focused: true, shown: 1, text: 'secret' });
  });

  it('is said not to work where the desktop brings no window to the front', async () => {
    const { desk, clipboard } = aDesk({ focused: false, comesAfterMs: 60_000 });
    const refused = expect(clipboard.writeText('secret')).rejects.toMatchObject({
      code: 'clipboard-unfocused',
    });
    await vi.advanceTimersByTimeAsync(3_000);
    await refused;
    expect(desk.text).toBe('before');
  });

  it('is cleared without the focus', () => {
    const { desk, clipboard } = aDesk({ focused: false, comesAfterMs: 0 });
    clipboard.clear();
    expect(desk).toEqual({ focused: false, shown: 0, text: '' });
  });
});

it.each([
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, '', true],
  ['linux', { XDG_SESSION_TYPE: 'wayland' }, 'auto', true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'x11', false],
  ['linux', { DISPLAY: ':0' }, '', false],
  ['linux', {}, 'wayland', true],
  ['darwin', { WAYLAND_DISPLAY: 'wayland-0' }, '', false],
] as const)('windows are Wayland’s: %s %j --ozone-platform=%s', (platform, environment, ozone, are) => {
  expect(isWaylandClient(platform, environment, ozone)).toBe(are);
});
