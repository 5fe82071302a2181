const withinMs = 700;

/**
 * Whether the same was asked for a moment ago: a hand that double-clicks, or an Enter that bounces, means one page and not
 * two. `now`: milliseconds of a clock that nobody sets.
 */
export function createDoublePress(now: () => number = () => performance.now()): (what: string) => boolean {
  let last: { readonly what: string; readonly atMs: number } | undefined;
  return (what) => {
    const atMs = now();
    const again = last?.what === what && atMs - last.atMs < withinMs;
    last = { what, atMs };
    return again;
  };
}
