import { AppError, isAppError } from '../errors.ts';
import { createEntryCache, type Entry } from './entry-cache.ts';
import type { SecretStore } from './secret-store.ts';
import { againIfVanished } from './vanished.ts';

/**
 * Linux. A missing account reads as undefined even while the keyring is locked, and deleting it succeeds; only an
 * account that exists tells that it is locked. keychain.ts asks its index item, which exists once anything does.
 *
 * 1. No entry is constructed before the daemon has answered another one: constructing blocks the whole process
 *    until the daemon answers or 2 s have passed. Only the very first entry has nothing to ask beforehand.
 * 2. After a daemon restart every older entry fails, so one failure drops them all, and the call is tried once more.
 *    Not after a lock (each try may raise a prompt) and not after silence (each try costs 2 s).
 */
export function createNapiKeyringStore(service: string): SecretStore {
  const cache = createEntryCache(service);

  async function entryFor(account: string): Promise<Entry> {
    const cached = cache.get(account);
    if (cached !== undefined) return cached;
    await (await cache.canary()).getPassword();
    return cache.add(account);
  }

  async function call<T>(account: string, work: (entry: Entry) => Promise<T>): Promise<T> {
    const attempt = async () => {
      const entry = await entryFor(account);
      return againIfVanished(() => work(entry));
    };
    try {
      return await attempt();
    } catch (error) {
      const failure = classify(error);
      if (failure.code !== 'keychain-unavailable') throw failure;
      cache.clear();
    }
    try {
      return await attempt();
    } catch (error) {
      throw classify(error);
    }
  }

  return {
    backend: 'Secret Service',
    lasting: true,
    get: (account) => call(account, async (entry) => (await entry.getPassword()) ?? undefined),
    set: (account, value) => call(account, (entry) => entry.setPassword(value)),
    async delete(account) {
      await call(account, (entry) => entry.deletePassword());
      cache.drop(account);
    },
  };
}

/** The library has one code for every failure, so its sentences (2.1.2) decide. */
function classify(error: unknown): AppError {
  if (isAppError(error)) return error;
  const text = error instanceof Error ? error.message : '';
  if (/did not receive a reply/i.test(text)) return new AppError('keychain-timeout');
  if (/couldn't access platform storage|prompt was dismissed|is locked/i.test(text))
    return new AppError('keychain-locked');
  if (/not valid utf-8|ambiguous/i.test(text)) return new AppError('keychain-damaged');
  return new AppError('keychain-unavailable');
}
