import type { TrayHost } from './linux-tray-host.ts';

export interface TrayHostWatch {
  /** From the first wait on; after sleep or an unlocked screen, say. */
  lookAgain(): void;
  stop(): void;
}

/** A start at login is often faster than the panel; later only somebody who installs an extension changes anything. */
const waitsMs = [2_000, 4_000, 8_000, 16_000, 30_000];

/** Looks a few times for a tray that was not there at the start, and calls `found` once when it is. */
export function watchTrayHost(find: () => Promise<TrayHost>, found: () => void): TrayHostWatch {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;

  async function look(attempt: number): Promise<void> {
    const host = await find();
    if (ended) return;
    if (host !== 'yes') return lookLater(attempt + 1);
    ended = true;
    clearTimeout(timer);
    found();
  }

  function lookLater(attempt: number): void {
    clearTimeout(timer);
    const waitMs = waitsMs[attempt];
    if (ended || waitMs === undefined) return;
    timer = setTimeout(() => void look(attempt), waitMs);
    timer.unref();
  }

  lookLater(0);
  return {
    lookAgain: () => lookLater(0),
    stop() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
