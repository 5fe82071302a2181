import { createHash } from 'node:crypto';
import { delay } from '../delay.ts';
import type { ClipboardPort } from './clipboard.ts';

/** Nobody copies something elsewhere so soon, and a system may tell its user of every look at the clipboard. */
const quickMs = 300;
/** So long after a press its text is still expected, where nobody can see what others have copied. */
const blindMs = 3_000;

/** Tells, when asked, whether the clipboard is as it was at the call. What is on it is remembered by its digest alone. */
export function watchClipboard(port: ClipboardPort): () => Promise<boolean> {
  const sinceMs = performance.now();
  const asked = new AbortController();
  const before = delay(quickMs, asked.signal).then(
    () => look(port),
    () => undefined,
  );
  return async () => {
    const tookMs = performance.now() - sinceMs;
    asked.abort();
    if (tookMs < quickMs) return true;
    const [then, present] = [await before, await look(port)];
    return then === undefined || present === undefined ? tookMs < blindMs : then === present;
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
