export type Pace = 'second' | 'minute';

export interface WindowClock {
  /** Epoch milliseconds at the last tick, by the services' clock. */
  now(): number;
  subscribe(listener: () => void, pace: Pace): () => void;
}

const paceMs = { second: 1_000, minute: 60_000 } as const;

/**
 * Ticks only while the page is visible and somebody looks at it, on the full second or minute, and no faster than the
 * quickest of those who look needs.
 */
export function createWindowClock(page: Document, skewMs: () => number): WindowClock {
  const listeners = new Map<() => void, Pace>();
  const read = () => Date.now() + skewMs();
  let current = read();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tick(): void {
    current = read();
    for (const listener of listeners.keys()) listener();
    schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    if (page.visibilityState !== 'visible' || listeners.size === 0) return;
    const step = paceMs[[...listeners.values()].includes('second') ? 'second' : 'minute'];
    timer = setTimeout(tick, step - (read() % step));
  }

  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'visible') tick();
    else clearTimeout(timer);
  });
  return {
    now: () => current,
    subscribe(listener, pace) {
      if (listeners.size === 0) current = read();
      listeners.set(listener, pace);
      schedule();
      return () => {
        listeners.delete(listener);
        schedule();
      };
    },
  };
}
