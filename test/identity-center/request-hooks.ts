import type { Operation } from './routes.ts';

interface RequestEvent {
  /** `arrived`: nothing has happened yet. `answering`: it has taken effect, and the answer is not yet sent. */
  readonly phase: 'arrived' | 'answering';
  readonly operation: Operation;
}

/** The request waits for the promise. */
export type RequestListener = (event: RequestEvent) => Promise<void> | void;

export interface RequestHooks {
  /** @returns a function that removes the listener. */
  readonly add: (listener: RequestListener) => () => void;
  readonly run: (event: RequestEvent) => Promise<void>;
}

export function createRequestHooks(): RequestHooks {
  const listeners = new Set<RequestListener>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async run(event) {
      for (const listener of listeners) await listener(event);
    },
  };
}
