export type SharedFlight<T> = (
  key: string,
  work: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
) => Promise<T>;

/**
 * As singleFlight, for callers that may leave:
 * - who leaves gets their own signal's reason at once and disturbs nobody else;
 * - when the last one has left the work is aborted, and who asks then starts it anew;
 * - a caller without a signal never leaves.
 */
export function sharedFlight<T>(): SharedFlight<T> {
  const flying = new Map<string, Flight<T>>();

  function start(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const abandoned = new AbortController();
    const landing = Promise.resolve().then(() => work(abandoned.signal));
    const flight = { landing, abandoned, aboard: 0 };
    flying.set(key, flight);
    // Also keeps a failure that nobody waits for any more from counting as unhandled.
    landing.then(
      () => end(key, flight),
      () => end(key, flight),
    );
    return flight;
  }

  function end(key: string, flight: Flight<T>): void {
    if (flying.get(key) === flight) flying.delete(key);
  }

  function board(key: string, flight: Flight<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        flight.aboard -= 1;
        if (flight.aboard > 0) return;
        end(key, flight);
        flight.abandoned.abort(signal.reason);
      };
      const arrived = () => signal.removeEventListener('abort', leave);
      signal.addEventListener('abort', leave, { once: true });
      flight.landing.then(arrived, arrived);
      flight.landing.then(resolve, reject);
    });
  }

  return async (key, work, signal) => {
    signal?.throwIfAborted();
    const flight = flying.get(key) ?? start(key, work);
    flight.aboard += 1;
    return signal === undefined ? flight.landing : board(key, flight, signal);
  };
}

interface Flight<T> {
  readonly landing: Promise<T>;
  readonly abandoned: AbortController;
  aboard: number;
}
