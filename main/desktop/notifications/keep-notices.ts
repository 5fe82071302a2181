import type { AppState } from '../../../preload/contract.ts';
import type { StoredFile } from '../../stored-file.ts';
import { desktopTexts } from '../texts.ts';
import { decideNotices, type NoticeMemory } from './decide.ts';
import { noTrayId } from './machine-concerns.ts';
import type { Notifier } from './notify.ts';
import type { ToldNotices } from './told-file.ts';

export interface KeptNotices {
  update(state: AppState): void;
  stop(): void;
}

const longestMs = 60 * 60_000;

/** Says what the snapshots give reason to say, and takes back what is true no more. */
export function keepNotices(
  notifier: Notifier,
  told: { readonly file: StoredFile<ToldNotices>; readonly before: readonly string[] },
  now: () => number,
): KeptNotices {
  let memory: NoticeMemory | undefined;
  let latest: AppState | undefined;
  let toldBefore = told.before;
  let timer: NodeJS.Timeout | undefined;

  function decide(): void {
    if (latest === undefined) return;
    const decision = decideNotices(latest, memory, now(), { toldBefore });
    memory = decision.memory;
    notifier.apply(decision, desktopTexts(latest.language));
    if (decision.show.some(({ id }) => id === noTrayId)) rememberForEver();
    clearTimeout(timer);
    if (decision.againAtMs === Infinity) return;
    timer = setTimeout(decide, Math.min(longestMs, Math.max(1000, decision.againAtMs - now())));
    timer.unref();
  }

  function rememberForEver(): void {
    toldBefore = [...toldBefore, noTrayId];
    // Said again after the next start, at worst.
    told.file.write({ told: toldBefore }).catch(() => undefined);
  }

  return {
    update(state) {
      latest = state;
      decide();
    },
    stop() {
      clearTimeout(timer);
      notifier.closeAll();
    },
  };
}
