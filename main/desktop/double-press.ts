import { singleFlight } from '../single-flight.ts';

const withinMs = 700;

/** Does what is asked for, but not again while it is under way or was asked for a moment ago. */
export type Once = (what: string, act: () => Promise<void>) => Promise<void>;

/**
 * A hand that double-clicks, or an Enter that bounces or comes again because nothing is seen yet, means one page and not two.
 * `now`: milliseconds of a clock that nobody sets.
 */
export function createDoublePress(now: () => number = () => performance.now()): Once {
  const underWay = singleFlight<void>();
  let last: { readonly what: string; readonly atMs: number } | undefined;
  return (what, act) => {
    const atMs = now();
    const again = last?.what === what && atMs - last.atMs < withinMs;
    last = { what, atMs };
    return underWay(what, async () => (again ? undefined : act()));
  };
}
