import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrayHost } from '../../../main/desktop/linux-tray-host.ts';
import { watchTrayHost } from '../../../main/desktop/watch-tray-host.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watch() {
  const desk: { host: TrayHost; asked: number; found: number } = { host: 'no', asked: 0, found: 0 };
  const find = async () => {
    desk.asked++;
    return desk.host;
  };
  return { desk, watch: watchTrayHost(find, () => desk.found++) };
}

describe('looking for a panel that comes after us', () => {
  it('finds it once, and looks no more', async () => {
    const { desk } = watch();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.found).toBe(0);
    desk.host = 'yes';
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(desk.found).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up after a minute, so that an idle app never asks', async () => {
    const { desk } = watch();
    await vi.advanceTimersByTimeAsync(60_000);
    const asked = desk.asked;
    expect(asked).toBe(5);
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(desk.asked).toBe(asked);
  });

  it('looks again when told to, and not when it has ended', async () => {
    const { desk, watch: watching } = watch();
    await vi.advanceTimersByTimeAsync(60_000);
    desk.host = 'yes';
    watching.lookAgain();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(desk.found).toBe(1);
    watching.lookAgain();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(desk.found).toBe(1);
  });

  it('tells nobody after it was stopped, even in the middle of a look', async () => {
    const { desk, watch: watching } = watch();
    desk.host = 'yes';
    vi.advanceTimersByTime(2_000);
    watching.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([desk.asked, desk.found]).toEqual([1, 0]);
  });
});
