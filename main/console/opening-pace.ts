import { AppError } from '../errors.ts';

/** Of browsers that programs or a window have Daypass open: a loop somewhere must not fill a person's screen. */
export interface OpeningPace {
  /** @throws AppError browser-busy */
  take(): void;
}

export interface PaceWish {
  /** So many in ten seconds, and no more. */
  readonly times: number;
  readonly now?: () => number;
}

const withinMs = 10_000;

export function createOpeningPace({ times, now = Date.now }: PaceWish): OpeningPace {
  let taken: readonly number[] = [];
  return {
    take() {
      const nowMs = now();
      // A clock that was set back holds nobody up.
      taken = taken.filter((atMs) => nowMs >= atMs && nowMs - atMs < withinMs);
      if (taken.length >= times) throw new AppError('browser-busy');
      taken = [...taken, nowMs];
    },
  };
}
