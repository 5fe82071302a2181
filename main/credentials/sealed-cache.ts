import type { ErrorCode } from '../../preload/contract.ts';
import { isAppError } from '../errors.ts';
import type { SealedFile } from '../keychain/sealed-file.ts';
import { fromKept, type HeldCredentials, toKept } from './held-credentials.ts';

/**
 * The sealed file behind the memory: what makes a restart cost nothing. It fails without failing anyone.
 *
 * - Nothing is written before the file was read once, so that a keychain locked at start costs no earlier credentials.
 * - What is written is what is held at that moment, never an older state.
 */
export interface SealedCache {
  /** Done when the file was read, or could not be. */
  readonly loaded: Promise<void>;
  /** Writes within a second or so, once for many changes. */
  changed(): void;
  /** Deletes file and key, then writes what is still held under a new one. @throws AppError file-unwritable */
  forget(): Promise<void>;
  /** Once the keychain can be had again: reads and writes what could not be before. */
  tryAgain(): Promise<void>;
  /** Writes what is left to write. */
  close(): Promise<void>;
}

export interface SealedCacheParts {
  readonly file: SealedFile;
  readonly held: () => readonly HeldCredentials[];
  readonly restore: (kept: readonly HeldCredentials[]) => void;
  readonly tell: (event: CacheEvent) => void;
}

export type CacheEvent =
  /** From now on credentials are in memory only and will not outlive this run. */
  | { readonly kind: 'memory-only'; readonly code: ErrorCode }
  | { readonly kind: 'kept-again' }
  /** Altered, moved or sealed under a lost key; it is as good as absent. */
  | { readonly kind: 'kept-unreadable' }
  /** At sign-out the file went, but the keychain held on to its key, which would open a copy of it. */
  | { readonly kind: 'key-left'; readonly code: ErrorCode };

const writeAfterMs = 1000;
/** A locked keychain may show its prompt at each try. */
const restMs = 60_000;

export function createSealedCache({ file, held, restore, tell }: SealedCacheParts): SealedCache {
  let [read, unwritten, closed] = [false, false, false];
  let failedAtMs: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();

  function failed(error: unknown): void {
    const again = failedAtMs !== undefined;
    failedAtMs = Date.now();
    if (!again) tell({ kind: 'memory-only', code: codeOf(error) });
  }

  function succeeded(): void {
    if (failedAtMs !== undefined) tell({ kind: 'kept-again' });
    failedAtMs = undefined;
  }

  async function readOnce(): Promise<void> {
    if (read) return;
    const sealed = await file.read();
    const kept = sealed.kind === 'value' ? fromKept(sealed.value) : [];
    read = true;
    if (sealed.kind === 'unreadable' || kept === undefined) tell({ kind: 'kept-unreadable' });
    restore(kept ?? []);
  }

  async function write(): Promise<void> {
    await readOnce();
    if (!unwritten) return;
    unwritten = false;
    await file.write(toKept(held())).catch((error: unknown) => {
      unwritten = true;
      throw error;
    });
  }

  /** One after the other; failures are told, not thrown. */
  function inOrder(work: () => Promise<void>): Promise<void> {
    working = working.then(work).then(succeeded, failed);
    return working;
  }

  function disarm(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function arm(): void {
    if (timer !== undefined || closed) return;
    const leftMs = failedAtMs === undefined ? 0 : Math.min(restMs, failedAtMs + restMs - Date.now());
    const writeNow = () => {
      disarm();
      void inOrder(write);
    };
    timer = setTimeout(writeNow, Math.max(writeAfterMs, leftMs));
    timer.unref();
  }

  return {
    loaded: inOrder(readOnce),
    changed() {
      unwritten = true;
      arm();
    },
    async forget() {
      // What others had kept is to be in memory before its file goes.
      await working;
      disarm();
      read = true;
      unwritten = held().length > 0;
      if (unwritten) arm();
      await file.forget().catch((error: unknown) => {
        if (isAppError(error, 'file-unwritable')) throw error;
        tell({ kind: 'key-left', code: codeOf(error) });
      });
    },
    async tryAgain() {
      if (failedAtMs === undefined) return;
      disarm();
      await inOrder(write);
    },
    async close() {
      disarm();
      closed = true;
      if (unwritten && failedAtMs === undefined) void inOrder(write);
      await working;
    },
  };
}

function codeOf(error: unknown): ErrorCode {
  return isAppError(error) ? error.code : 'unexpected';
}
