import type { PortalSession } from './portal-sessions.ts';

export interface ThrottleRate {
  readonly perSecond: number;
  readonly burst: number;
}

/** A token bucket per signed-in session over all its portal calls. */
export interface Throttle {
  readonly set: (rate: ThrottleRate | 'off') => void;
  /** Whether this call may pass; a call that may not costs nothing. */
  readonly admits: (session: PortalSession) => boolean;
}

/** What the published limit of the portal is taken to be. */
export const publishedRate: ThrottleRate = { perSecond: 20, burst: 20 };

export function createThrottle(): Throttle {
  let rate: ThrottleRate | 'off' = 'off';
  let buckets = new WeakMap<PortalSession, { tokens: number; atMs: number }>();
  return {
    set(next) {
      rate = next;
      buckets = new WeakMap();
    },
    admits(session) {
      if (rate === 'off') return true;
      const nowMs = Date.now();
      const bucket = buckets.get(session) ?? { tokens: rate.burst, atMs: nowMs };
      const earned = (Math.max(0, nowMs - bucket.atMs) * rate.perSecond) / 1000;
      const tokens = Math.min(rate.burst, bucket.tokens + earned);
      const admitted = tokens >= 1;
      buckets.set(session, { tokens: admitted ? tokens - 1 : tokens, atMs: nowMs });
      return admitted;
    },
  };
}
