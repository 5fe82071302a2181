import { vi } from 'vitest';

/** What goes on while time is faked. */
const realTime = performance;

/** Fake time for a rig whose HTTP stays real: only what waits is faked. */
export function fakeTime(startAt = '2026-11-23T00:00:00Z'): void {
  const timers = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
  vi.useFakeTimers({ toFake: [...timers, 'Date', 'performance'] });
  vi.setSystemTime(new Date(startAt));
}

/** Lets real input and output under way come to rest. */
export async function settle(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Moves fake time on in steps, letting HTTP settle in between. */
export async function passTime(ms: number, stepMs: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    await vi.advanceTimersByTimeAsync(Math.min(stepMs, ms - passed));
    await settle();
  }
}

/** Moves fake time on in steps until the promise is settled. */
export async function passTimeUntil<T>(promise: Promise<T>, stepMs: number): Promise<T> {
  const pending = Symbol('pending');
  while ((await Promise.race([promise.catch(() => undefined), settle(1).then(() => pending)])) === pending)
    await passTime(stepMs, stepMs);
  return promise;
}

/** For what comes by real input and output under fake time. */
export async function eventually(check: () => boolean): Promise<void> {
  const lastMs = realTime.now() + 10_000;
  while (!check()) {
    if (realTime.now() > lastMs) throw new Error('it never came to that');
    await settle(1);
  }
}
