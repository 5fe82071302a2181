/** The server's idea of the time, which a test may move away from the machine's. */
export interface Clock {
  readonly nowMs: () => number;
  readonly setOffset: (offsetMs: number) => void;
}

export function createClock(): Clock {
  let offsetMs = 0;
  return {
    nowMs: () => Date.now() + offsetMs,
    setOffset: (ms) => {
      offsetMs = ms;
    },
  };
}
