import { AppError } from '../errors.ts';
import type { SecretStore } from './secret-store.ts';

export interface Turns {
  /** Runs `work` after all earlier work of this name has settled, however long that takes; never after the abort. */
  next<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /** The store with at most so many calls under way, over all its limited forms, and none begun after the abort. */
  limit(store: SecretStore, signal: AbortSignal): SecretStore;
}

export function createTurns(callsAtOnce: number): Turns {
  const last = new Map<string, Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let free = callsAtOnce;

  async function call<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      throwIfAborted(signal);
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  }

  return {
    next(name, signal, work) {
      const run = async () => {
        throwIfAborted(signal);
        return work();
      };
      const mine = (last.get(name) ?? Promise.resolve()).then(run, run);
      last.set(name, mine);
      const forget = () => {
        if (last.get(name) === mine) last.delete(name);
      };
      mine.then(forget, forget);
      return mine;
    },
    limit: (store, signal) => ({
      backend: store.backend,
      lasting: store.lasting,
      get: (account) => call(signal, () => store.get(account)),
      set: (account, value) => call(signal, () => store.set(account, value)),
      delete: (account) => call(signal, () => store.delete(account)),
    }),
  };
}

/** What `work` comes to after the deadline is nobody's any more; it may still fail, unheard. */
export function withDeadline<T>(deadlineMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      controller.abort();
      reject(new AppError('keychain-timeout'));
    }, deadlineMs);
    const settled = () => clearTimeout(timer);
    work(controller.signal).then(resolve, reject).then(settled, settled);
  });
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('keychain-timeout');
}
