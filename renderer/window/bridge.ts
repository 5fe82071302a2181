import type { Bridge } from '../../preload/contract.ts';

declare global {
  interface Window {
    /** Set by the preload. */
    readonly daypass: Bridge;
  }
}

export function bridgeOfWindow(): Bridge {
  return window.daypass;
}
