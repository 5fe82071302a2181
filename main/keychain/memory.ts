import type { SecretStore } from './secret-store.ts';

/** What the user gets who goes on without a keychain, and the tests' twin of the real ones. Two over one map are two processes. */
export function createMemoryStore(items: Map<string, string> = new Map<string, string>()): SecretStore {
  return {
    backend: 'memory',
    lasting: false,
    async get(account) {
      return items.get(account);
    },
    async set(account, value) {
      items.set(account, value);
    },
    async delete(account) {
      items.delete(account);
    },
  };
}
