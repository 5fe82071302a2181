import { type Asking, asked } from './asking.ts';

/**
 * One per session: every portal call of it passes here, so that listing never starves a tool that waits for credentials
 * and the service's throttle (published: about 20 calls/s for all calls together) is met as seldom as can be.
 *
 * Invariants:
 * - calls leave no faster than `rate` per second (and no more than `burst` at once); listing leaves `reservePerSecond`
 *   of it to credential calls;
 * - a waiting credential call leaves before any waiting listing call; one that nobody waits for queues with the listing,
 *   and changes over as soon as somebody does;
 * - however many calls come back throttled for one burst, the rate drops once.
 */
export interface RateLimiter {
  /** Runs when its turn comes. @throws the signal's reason while still waiting */
  run<T>(kind: CallKind, call: () => Promise<Outcome<T>>, signal?: AbortSignal, asking?: Asking): Promise<T>;
  ratePerSecond(): number;
}

export type CallKind = 'credentials' | 'listing';
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | undefined };

const startPerSecond = 10;
const climbPerSecond = 2.5;
/** Near and above the rate that was last throttled, the way up is slow. */
const probePerSecond = 0.05;
const lowestPerSecond = 0.5;
const highestPerSecond = 100;
const reservePerSecond = 2;
const burst = 4;
const longestHoldMs = 30_000;

interface Waiting {
  readonly start: () => void;
}

/** `now`: milliseconds of a clock that nobody sets; where it stands still in sleep, a hold goes on after it for a minute at most. */
export function createRateLimiter(now: () => number = () => performance.now()): RateLimiter {
  const queues: Record<CallKind, Waiting[]> = { credentials: [], listing: [] };
  let rate = startPerSecond;
  let ceiling = Number.POSITIVE_INFINITY;
  let tokens = burst;
  let reserve = burst;
  let countedAtMs = now();
  let droppedAtMs = Number.NEGATIVE_INFINITY;
  let holdUntilMs = Number.NEGATIVE_INFINITY;
  let throttledInARow = 0;
  let timer: NodeJS.Timeout | undefined;

  function refill(): void {
    const seconds = (now() - countedAtMs) / 1000;
    countedAtMs = now();
    tokens = Math.min(burst, tokens + seconds * Math.max(rate - reservePerSecond, rate / 2));
    reserve = Math.min(burst, reserve + seconds * Math.min(reservePerSecond, rate / 2));
  }

  function takeFor(kind: CallKind): boolean {
    if (kind === 'credentials' && reserve >= 1) {
      reserve -= 1;
      return true;
    }
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  }

  function drain(): void {
    clearTimeout(timer);
    timer = undefined;
    refill();
    for (const kind of ['credentials', 'listing'] as const) {
      for (let head = queues[kind][0]; head !== undefined; head = queues[kind][0]) {
        if (now() < holdUntilMs || !takeFor(kind)) return arm();
        queues[kind].shift();
        head.start();
      }
    }
  }

  /** Wakes for the next whole token; nothing is armed while nobody waits. */
  function arm(): void {
    if (timer !== undefined || (queues.credentials.length === 0 && queues.listing.length === 0)) return;
    const perSecond = Math.max(rate - reservePerSecond, rate / 2);
    const missingMs = ((1 - Math.min(tokens, 1)) / perSecond) * 1000;
    timer = setTimeout(drain, Math.ceil(Math.max(1, missingMs, holdUntilMs - now())));
  }

  /** False: it waits there no more. */
  function unqueue(kind: CallKind, waiting: Waiting): boolean {
    const others = queues[kind].filter((one) => one !== waiting);
    const found = others.length < queues[kind].length;
    queues[kind] = others;
    return found;
  }

  function turn(
    kind: CallKind,
    asking: Asking,
    signal: AbortSignal | undefined,
    first: boolean,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const give = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const waiting: Waiting = { start: give };
      const leave = () => {
        for (const queue of ['credentials', 'listing'] as const) unqueue(queue, waiting);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      const queue = asking.isAsked() ? kind : 'listing';
      if (first) queues[queue].unshift(waiting);
      else queues[queue].push(waiting);
      asking.onAsked(() => {
        if (!unqueue('listing', waiting)) return;
        queues[kind].push(waiting);
        drain();
      });
      drain();
    });
  }

  function succeeded(elapsedMs: number): void {
    throttledInARow = 0;
    const step = rate < ceiling ? climbPerSecond : probePerSecond;
    rate = Math.min(highestPerSecond, rate + step * (elapsedMs / 1000));
  }

  function throttled(sentAtMs: number, retryAfterMs: number | undefined): void {
    throttledInARow += 1;
    // What was already under way at the last drop says nothing new.
    if (sentAtMs > droppedAtMs) {
      ceiling = rate * 0.95;
      rate = Math.max(lowestPerSecond, rate * 0.8);
      droppedAtMs = now();
      tokens = Math.min(tokens, 0);
    }
    const backOffMs = throttledInARow > 4 ? Math.min(longestHoldMs, 250 * 2 ** (throttledInARow - 4)) : 0;
    holdUntilMs = Math.max(holdUntilMs, now() + (retryAfterMs ?? backOffMs));
  }

  let lastSuccessAtMs = now();
  return {
    ratePerSecond: () => rate,
    async run(kind, call, signal, asking = asked) {
      for (let attempt = 0; ; attempt++) {
        await turn(kind, asking, signal, attempt > 0);
        const sentAtMs = now();
        const outcome = await call();
        if (outcome.kind === 'done') {
          succeeded(Math.min(1000, now() - lastSuccessAtMs));
          lastSuccessAtMs = now();
          return outcome.value;
        }
        throttled(sentAtMs, outcome.retryAfterMs);
      }
    },
  };
}
