import type { AppState } from '../preload/contract.ts';

export interface Store {
  get(): AppState;
  /** The change is seen by `get` at once and by subscribers once per tick. */
  update(change: (state: AppState) => Omit<AppState, 'revision'>): void;
  subscribe(listener: (state: AppState) => void): () => void;
}

/** One whole snapshot; equal subscribers. It has no behaviour: what wants a method here belongs to a feature. */
export function createStore(initial: Omit<AppState, 'revision'>): Store {
  let state: AppState = { ...initial, revision: 0 };
  let announced = true;
  const listeners = new Set<(state: AppState) => void>();

  function announce(): void {
    announced = true;
    for (const listener of listeners) listener(state);
  }

  return {
    get: () => state,
    update(change) {
      state = { ...change(state), revision: state.revision + 1 };
      if (!announced) return;
      announced = false;
      setImmediate(announce);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
