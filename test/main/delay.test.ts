import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { delay } from '../../main/delay.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a delay', () => {
  it('takes as long as it should', async () => {
    let over = false;
    void delay(500).then(() => (over = true));
    await vi.advanceTimersByTimeAsync(499);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toBe(true);
  });

  it('ends at once with the reason when it is called off, and leaves no timer', async () => {
    const controller = new AbortController();
    const waiting = delay(500, controller.signal);
    controller.abort(new Error('changed my mind'));
    await expect(waiting).rejects.toThrow('changed my mind');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not begin when it was called off before', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(delay(500, signal)).rejects.toThrow('too late');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no listener on a signal that outlives it', async () => {
    const { signal } = new AbortController();
    const waiting = delay(500, signal);
    await vi.advanceTimersByTimeAsync(500);
    await waiting;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
