export interface Clock {
  /** Epoch milliseconds by the services' clock: the local one, corrected by what their answers told. */
  now(): number;
  /** Services' clock minus local clock, milliseconds; 0 while nothing better is known. */
  skewMs(): number;
  /** Takes the `Date` header of an answer, and when the request left and the answer came by the local clock. */
  observe(dateHeader: string | undefined, sentAtMs: number, receivedAtMs: number): void;
  onSkew(listener: (skewMs: number) => void): () => void;
}

/** A `Date` header has whole seconds, and an answer may have been long under way: smaller differences mean nothing. */
const resolutionMs = 2_000;
const longestTripMs = 10_000;

export function createClock(localNow: () => number = Date.now): Clock {
  let skewMs = 0;
  const listeners = new Set<(skewMs: number) => void>();
  return {
    now: () => localNow() + skewMs,
    skewMs: () => skewMs,
    observe(dateHeader, sentAtMs, receivedAtMs) {
      const told = Date.parse(dateHeader ?? '');
      const tripMs = receivedAtMs - sentAtMs;
      if (Number.isNaN(told) || tripMs < 0 || tripMs > longestTripMs) return;
      const difference = told + 500 - (sentAtMs + tripMs / 2);
      const next = Math.abs(difference) <= resolutionMs + tripMs ? 0 : difference;
      if (Math.abs(next - skewMs) <= resolutionMs + tripMs) return;
      skewMs = next;
      for (const listener of listeners) listener(skewMs);
    },
    onSkew(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
