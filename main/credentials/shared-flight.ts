import { type Asking, asked, type Errand, notYetAsked } from '../sso/asking.ts';

export type SharedFlight<T> = (
  key: string,
  work: (errand: Errand) => Promise<T>,
  signal?: AbortSignal,
  asking?: Asking,
) => Promise<T>;

/**
 * As singleFlight, for callers that may leave:
 * - who leaves gets their own signal's reason at once and disturbs nobody else;
 * - when the last one has left the work is aborted, and who asks then starts it anew;
 * - a caller without a signal never leaves;
 * - the work is asked for as soon as one of its callers waits for it.
 */
export function sharedFlight<T>(): SharedFlight<T> {
  const flying = new Map<string, Flight<T>>();

  function start(key: string, work: (errand: Errand) => Promise<T>): Flight<T> {
    const [abandoned, asking] = [new AbortController(), notYetAsked()];
    const landing = Promise.resolve().then(() => work({ signal: abandoned.signal, asking }));
    const flight = { ...{ landing, abandoned }, ask: asking.ask, aboard: 0 };
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

  return async (key, work, signal, asking = asked) => {
    signal?.throwIfAborted();
    const flight = flying.get(key) ?? start(key, work);
    flight.aboard += 1;
    if (asking.isAsked()) flight.ask();
    else asking.onAsked(flight.ask);
    return signal === undefined ? flight.landing : board(key, flight, signal);
  };
}

interface Flight<T> {
  readonly landing: Promise<T>;
  readonly abandoned: AbortController;
  readonly ask: () => void;
  aboard: number;
}
