import type { AppState, StateBridge } from '../preload/contract.ts';
import { keepUnchanged } from './keep-unchanged.ts';

export interface AppStateSource {
  /** Undefined until the first snapshot has come. */
  get(): AppState | undefined;
  subscribe(listener: () => void): () => void;
}

/**
 * Listens before it asks, and passes over what is older than what it has: between the two a change may be pushed, and the
 * answer to the question may come after it. Parts that did not change keep their identity.
 */
export function followAppState(bridge: StateBridge): AppStateSource {
  let current: AppState | undefined;
  const listeners = new Set<() => void>();

  function take(stateJson: string): void {
    const next: AppState = JSON.parse(stateJson);
    if (current !== undefined && next.revision <= current.revision) return;
    current = keepUnchanged(current, next);
    for (const listener of listeners) listener();
  }

  bridge.onState(take);
  // A window whose main process is gone has nothing to show; the next push tells it of a new one.
  bridge.getState().then(take, () => undefined);
  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
