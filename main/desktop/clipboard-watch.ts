import { createHash } from 'node:crypto';
import { delay } from '../delay.ts';
import type { ClipboardPort } from './clipboard.ts';

/** Nobody copies something elsewhere so soon, and a system may tell its user of every look at the clipboard. */
const quickMs = 300;
/** So long after a press its text is still expected, where nobody can see what others have copied. */
const blindMs = 3_000;

export interface ClipboardWatch {
  /** Since the call that began it. `wasCleared` by us: then it may be empty. */
  isUnchanged(wasCleared: boolean): Promise<boolean>;
  /** Nobody will ask any more, so it looks no more. */
  release(): void;
}

/** What is on the clipboard is remembered by its digest alone. */
export function watchClipboard(port: ClipboardPort): ClipboardWatch {
  const sinceMs = performance.now();
  const asked = new AbortController();
  const before = delay(quickMs, asked.signal).then(
    () => look(port),
    () => undefined,
  );
  const release = () => asked.abort();
  return {
    release,
    async isUnchanged(wasCleared) {
      const tookMs = performance.now() - sinceMs;
      release();
      if (tookMs < quickMs) return true;
      const [then, present] = [await before, await look(port)];
      if (then === undefined || present === undefined) return tookMs < blindMs;
      return then === present || (wasCleared && present === digestOf(''));
    },
  };
}

/** Undefined: what is read may not be what is there. */
async function look(port: ClipboardPort): Promise<string | undefined> {
  if (port.seesOthers?.() === false) return undefined;
  return port.readText().then(digestOf, () => undefined);
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
