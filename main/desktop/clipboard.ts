import type { ClipboardView, CopyForm } from '../../preload/contract.ts';
import { digestOf, watchClipboard } from './clipboard-watch.ts';

/** The part of the system's clipboard that is used. */
export interface ClipboardPort {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  clear(): void;
  /** Whether what is read is what others have copied; absent: always. */
  seesOthers?(): boolean;
}

export interface Clipboard {
  /** For what comes a while after a person asked for it. */
  claim(): Claim;
  /** `clearAfterSeconds` 0: at sign-out or quit; undefined: it is not secret and stays. */
  put(
    text: string,
    about: { readonly roleId: string; readonly form: CopyForm },
    clearAfterSeconds?: number,
  ): Promise<void>;
  /** Of a secret, if it is still the one that was put there; what the user has copied since is left alone. */
  clear(): Promise<void>;
  view(): ClipboardView | undefined;
  onChange(listener: () => void): () => void;
}

interface Claim {
  /** Nothing else was copied or asked for since. */
  isStillWanted(): Promise<boolean>;
  /** At the end, whatever came of it. */
  release(): void;
}

/** A secret copied here leaves again. Only its digest is kept, to know it by. */
export function createClipboard(port: ClipboardPort, now: () => number): Clipboard {
  let ours: { readonly digest: string; readonly view: ClipboardView } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let [copies, clears] = [0, 0];
  const listeners = new Set<() => void>();

  function hold(next: typeof ours): void {
    clearTimeout(timer);
    ours = next;
    for (const listener of listeners) listener();
  }

  async function clear(): Promise<void> {
    if (ours === undefined) return;
    const { digest } = ours;
    const present = await port.readText().catch(() => '');
    // Something newer was put there while this looked.
    if (ours?.digest !== digest) return;
    if (digestOf(present) === digest) {
      clears += 1;
      port.clear();
    }
    hold(undefined);
  }

  /** Sleep stops timers, so the wall clock decides when one rings. */
  function clearAt(atMs: number): void {
    const waitMs = Math.min(30_000, Math.max(1000, atMs - now()));
    timer = setTimeout(() => (now() >= atMs ? void clear() : clearAt(atMs)), waitMs);
    timer.unref();
  }

  return {
    clear,
    claim() {
      const mine = ++copies;
      const clearsBefore = clears;
      const { isUnchanged, release } = watchClipboard(port);
      return {
        release,
        isStillWanted: async () => (await isUnchanged(clears !== clearsBefore)) && copies === mine,
      };
    },
    async put(text, about, clearAfterSeconds) {
      copies += 1;
      await port.writeText(text);
      if (clearAfterSeconds === undefined) return hold(undefined);
      const clearsAtMs = now() + clearAfterSeconds * 1000;
      hold({
        digest: digestOf(text),
        view: { ...about, ...(clearAfterSeconds === 0 ? {} : { clearsAtMs }) },
      });
      if (clearAfterSeconds > 0) clearAt(clearsAtMs);
    },
    view: () => ours?.view,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
