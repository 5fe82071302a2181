import type { Store } from '../store.ts';
import { watchNetwork } from './network-watch.ts';

/** The part of Electron's powerMonitor that is used. */
export interface PowerPort {
  on(event: 'resume', listener: () => void): unknown;
  on(event: 'unlock-screen', listener: () => void): unknown;
  off(event: 'resume', listener: () => void): unknown;
  off(event: 'unlock-screen', listener: () => void): unknown;
}

/** Calls `wake` after sleep, at an unlocked screen and when the network is back. */
export function watchWaking(
  power: PowerPort,
  store: Pick<Store, 'get' | 'subscribe'>,
  isOnline: () => boolean,
  wake: () => void,
): () => void {
  power.on('resume', wake);
  power.on('unlock-screen', wake);
  const stopNetwork = watchNetwork(store, isOnline, wake);
  return () => {
    power.off('resume', wake);
    power.off('unlock-screen', wake);
    stopNetwork();
  };
}
