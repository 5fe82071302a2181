import { wireVersion } from '../protocol.ts';

// Set where a test builds its own; as client/limits.h.
declare const DAYPASS_WIRE_VERSION: number | undefined;
declare const DAYPASS_BOUND_MS: number | undefined;
declare const DAYPASS_REACH_MS: number | undefined;
declare const DAYPASS_RUN_FOLDER: string | undefined;
declare const DAYPASS_SHARED_FOLDER: string | undefined;

export const limits = {
  wireVersion: typeof DAYPASS_WIRE_VERSION === 'undefined' ? wireVersion : DAYPASS_WIRE_VERSION,
  /** The Go SDK kills a credential_process after 60 s. */
  boundMs: typeof DAYPASS_BOUND_MS === 'undefined' ? 50_000 : DAYPASS_BOUND_MS,
  reachMs: typeof DAYPASS_REACH_MS === 'undefined' ? 10_000 : DAYPASS_REACH_MS,
  runFolder: typeof DAYPASS_RUN_FOLDER === 'undefined' ? undefined : DAYPASS_RUN_FOLDER,
  sharedFolder: typeof DAYPASS_SHARED_FOLDER === 'undefined' ? undefined : DAYPASS_SHARED_FOLDER,
};

export function wholeSeconds(ms: number): string {
  return String(Math.ceil(ms / 1000));
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
