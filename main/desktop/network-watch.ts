import type { AppState } from '../../preload/contract.ts';
import type { Store } from '../store.ts';

/** Something failed for want of a network, so its return is worth watching for. */
function waitsForNetwork({ sessions }: Pick<AppState, 'sessions'>): boolean {
  return sessions.some(
    ({ status, progress }) =>
      status.kind === 'renewing' || (progress.kind === 'failed' && progress.error.code === 'offline'),
  );
}

const lookEveryMs = 5_000;

/** Calls `returned` when the network is back; it looks only while something waits for it. */
export function watchNetwork(
  store: Pick<Store, 'get' | 'subscribe'>,
  isOnline: () => boolean,
  returned: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let wasOnline = true;

  function look(): void {
    const online = isOnline();
    if (online && !wasOnline) returned();
    wasOnline = online;
    if (waitsForNetwork(store.get())) return;
    clearInterval(timer);
    timer = undefined;
  }

  function follow(state: AppState): void {
    if (timer !== undefined || !waitsForNetwork(state)) return;
    wasOnline = isOnline();
    timer = setInterval(look, lookEveryMs);
    timer.unref();
  }

  const unsubscribe = store.subscribe(follow);
  // It may wait already: a start at login is often faster than the network.
  follow(store.get());
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}
