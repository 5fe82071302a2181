import type { KeychainStatus } from '../../preload/contract.ts';
import { isAppError } from '../errors.ts';
import type { SecretStore } from './secret-store.ts';

export interface Status {
  get(): KeychainStatus;
  onChange(listener: (status: KeychainStatus) => void): () => void;
  failed(error: unknown): void;
  /**
   * The store, its successes noted: also that of a call given up long ago, which tells that the prompt was answered.
   * A missing item tells nothing, because a locked keyring may answer so.
   */
  watch(store: SecretStore): SecretStore;
}

export function createStatus({ backend, lasting }: SecretStore): Status {
  let status: KeychainStatus = lasting ? { kind: 'ready', backend } : { kind: 'memory-only' };
  const listeners = new Set<(status: KeychainStatus) => void>();

  function become(next: KeychainStatus): void {
    if (!lasting || next.kind === status.kind) return;
    status = next;
    for (const listener of listeners) listener(status);
  }

  const ready = () => become({ kind: 'ready', backend });

  return {
    get: () => status,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    failed(error) {
      if (isAppError(error, 'keychain-locked')) become({ kind: 'locked', backend });
      if (isAppError(error, 'keychain-unavailable', 'keychain-timeout'))
        become({ kind: 'unavailable', backend });
    },
    watch: (store) => ({
      ...store,
      async get(account) {
        const value = await store.get(account);
        if (value !== undefined) ready();
        return value;
      },
      async set(account, value) {
        await store.set(account, value);
        ready();
      },
    }),
  };
}
