import type { Clock } from '../clock.ts';
import { createPauses } from '../pauses.ts';
import type { Sessions } from './sessions.ts';
import { dueAtMs } from './token-status.ts';
import type { Tokens } from './tokens.ts';
import { noSecrets } from './vault.ts';

/** Renews tokens before they run out, and notices when they do; `looked` hears of each session it looked at. */
export interface Keeper {
  /** Looks at everything now: at start, after sleep, when the network is back. */
  wake(): Promise<void>;
  stop(): void;
}

/** No timer is trusted over sleep: each look judges by the wall clock, and the next is never further away than this. */
const longestWaitMs = 60_000;
const shortestWaitMs = 1000;
const retryMs = [15_000, 30_000, 60_000, 120_000, 300_000];

export function createKeeper(
  sessions: Sessions,
  tokens: Tokens,
  clock: Clock,
  looked: (sessionId: string) => void,
): Keeper {
  const shares = new Map<string, { readonly key: number; readonly share: number }>();
  const failures = createPauses(retryMs, clock.now);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const unsubscribe = tokens.onChange((sessionId) => {
    failures.reset(sessionId);
    void look(false);
  });

  /** The share is drawn once for each token, so that looking again does not move the time. */
  async function dueOf(sessionId: string): Promise<number | undefined> {
    const secrets = await tokens.secrets(sessionId).catch(() => noSecrets);
    const key = secrets.token?.expiresAtMs ?? 0;
    const known = shares.get(sessionId);
    const drawn = known?.key === key ? known : { key, share: Math.random() };
    shares.set(sessionId, drawn);
    const due = dueAtMs(secrets, drawn.share);
    return due === undefined ? undefined : Math.max(due, failures.untilMs(sessionId));
  }

  async function keep(sessionId: string): Promise<void> {
    try {
      await tokens.keepFresh(sessionId);
      failures.reset(sessionId);
    } catch {
      // Its own listeners have heard of an ended sign-in; other faults pass.
      failures.begin(sessionId);
    }
  }

  async function look(now: boolean): Promise<void> {
    if (now) failures.clear();
    clearTimeout(timer);
    timer = undefined;
    let next = Number.POSITIVE_INFINITY;
    for (const { id } of sessions.all()) {
      const due = await dueOf(id);
      looked(id);
      if (due !== undefined && due <= clock.now()) void keep(id).then(() => look(false));
      else if (due !== undefined) next = Math.min(next, due);
    }
    if (!stopped && next < Number.POSITIVE_INFINITY) arm(next);
  }

  function arm(nextMs: number): void {
    const waitMs = Math.min(longestWaitMs, Math.max(shortestWaitMs, nextMs - clock.now()));
    clearTimeout(timer);
    timer = setTimeout(() => void look(false), waitMs);
    timer.unref();
  }

  return {
    wake: () => look(true),
    stop() {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
