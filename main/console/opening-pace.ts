import { AppError } from '../errors.ts';

/** Of browsers that programs have Daypass open: a loop somewhere must not fill a person's screen. */
export interface OpeningPace {
  /** @throws AppError browser-busy */
  take(): void;
}

const againMs = 10_000;

export function createOpeningPace(now: () => number = Date.now): OpeningPace {
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    take() {
      const nowMs = now();
      // A clock that was set back holds nobody up.
      if (nowMs >= lastMs && nowMs - lastMs < againMs) throw new AppError('browser-busy');
      lastMs = nowMs;
    },
  };
}
