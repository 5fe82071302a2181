/** Pauses after what went wrong, longer each time in a row; each key has its own. */
export interface Pauses {
  /** Within one it changes nothing: what fails together fails once. */
  begin(key: string): void;
  /** All is well again: the next pause is the shortest. */
  reset(key: string): void;
  clear(): void;
  isOn(key: string): boolean;
  /** Epoch milliseconds; -Infinity: there is none. */
  untilMs(key: string): number;
}

/** `stepsMs`: the first pause, the next …; the last one stays. A clock that was set back ends a pause. */
export function createPauses(stepsMs: readonly number[], now: () => number): Pauses {
  const begun = new Map<string, { readonly times: number; readonly atMs: number }>();

  function untilMs(key: string): number {
    const pause = begun.get(key);
    if (pause === undefined || now() < pause.atMs) return Number.NEGATIVE_INFINITY;
    return pause.atMs + (stepsMs.at(Math.min(pause.times, stepsMs.length) - 1) ?? 0);
  }

  const isOn = (key: string) => now() < untilMs(key);

  return {
    begin(key) {
      if (!isOn(key)) begun.set(key, { times: (begun.get(key)?.times ?? 0) + 1, atMs: now() });
    },
    reset: (key) => void begun.delete(key),
    clear: () => begun.clear(),
    ...{ isOn, untilMs },
  };
}
