import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchClock } from '../../../main/desktop/clock-watch.ts';
import { watchWaking } from '../../../main/desktop/wake.ts';
import { createStore } from '../../../main/store.ts';
import type { AppState } from '../../../preload/contract.ts';
import { aSession, aState, hours, minutes, nine } from './a-state.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setImmediate', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const calm = aState({ sessions: [aSession()] });
const heldUp = aState({
  sessions: [aSession({ status: { kind: 'renewing', signedInAtMs: nine, sinceMs: nine } })],
});
const notListed = aState({
  sessions: [aSession({ progress: { kind: 'failed', error: { code: 'offline', recovery: 'retry' } } })],
});

function aMachine(state: AppState) {
  const store = createStore(state);
  const power = new EventEmitter();
  const machine = { online: true, woken: 0 };
  const stop = watchWaking(
    power,
    store,
    () => machine.online,
    () => machine.woken++,
  );
  return { store, power, machine, stop };
}

describe('the host is woken', () => {
  it.each(['resume', 'unlock-screen'])('by %s', (event) => {
    const { power, machine, stop } = aMachine(calm);
    power.emit(event);
    expect(machine.woken).toBe(1);
    stop();
    power.emit(event);
    expect(machine.woken).toBe(1);
  });

  it('not by going to sleep', () => {
    const { power, machine, stop } = aMachine(calm);
    power.emit('suspend');
    expect(machine.woken).toBe(0);
    stop();
  });

  it.each([
    ['a renewal', heldUp],
    ['a list of roles', notListed],
  ])('by the return of a network that %s waits for, once', (_what, state) => {
    const { machine, stop } = aMachine(state);
    machine.online = false;
    vi.advanceTimersByTime(minutes(10));
    expect(machine.woken).toBe(0);
    machine.online = true;
    vi.advanceTimersByTime(minutes(1));
    expect(machine.woken).toBe(1);
    stop();
  });

  it('by the return of a network that went while it looked on', () => {
    const { store, machine, stop } = aMachine(calm);
    store.update(() => heldUp);
    vi.advanceTimersByTime(1);
    machine.online = false;
    vi.advanceTimersByTime(minutes(1));
    machine.online = true;
    vi.advanceTimersByTime(minutes(1));
    expect(machine.woken).toBe(1);
    stop();
  });
});

describe('the network', () => {
  it('is not looked at while nothing waits for it', () => {
    const { store, stop } = aMachine(calm);
    expect(vi.getTimerCount()).toBe(0);
    store.update(() => heldUp);
    vi.advanceTimersByTime(1);
    expect(vi.getTimerCount()).toBe(1);
    store.update(() => calm);
    vi.advanceTimersByTime(minutes(1));
    expect(vi.getTimerCount()).toBe(0);
    stop();
  });

  it('is not looked at any more after the end', () => {
    aMachine(heldUp).stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a clock', () => {
  function watched() {
    const machine = { jumps: 0 };
    const stop = watchClock(
      Date.now,
      () => performance.now(),
      () => machine.jumps++,
    );
    return { machine, stop };
  }

  it('that goes right wakes nobody', () => {
    const { machine, stop } = watched();
    vi.advanceTimersByTime(hours(1));
    expect(machine.jumps).toBe(0);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['forward', hours(3)],
    ['back', -hours(3)],
  ])('that jumps %s wakes the host within a minute, once', (_where, ms) => {
    const { machine, stop } = watched();
    vi.advanceTimersByTime(minutes(1));
    vi.setSystemTime(Date.now() + ms);
    vi.advanceTimersByTime(minutes(1));
    expect(machine.jumps).toBe(1);
    vi.advanceTimersByTime(minutes(10));
    expect(machine.jumps).toBe(1);
    stop();
  });

  it('that a time server corrects is none that jumps', () => {
    const { machine, stop } = watched();
    vi.setSystemTime(Date.now() + 2_000);
    vi.advanceTimersByTime(minutes(1));
    expect(machine.jumps).toBe(0);
    stop();
  });
});
