import type { KeychainStatus } from '../../preload/contract.ts';
import { isAppError } from '../errors.ts';
import { readValue, removeValue, writeValue } from './chunks.ts';
import { createNameIndex } from './name-index.ts';
import type { SecretStore } from './secret-store.ts';
import { createStatus } from './status.ts';
import { createTurns, withDeadline } from './turns.ts';

export interface Keychain {
  /** Undefined: it was never set; a locked keychain throws. @throws AppError keychain-…, data-newer */
  get(name: string): Promise<string | undefined>;
  /** All or nothing. After keychain-timeout it is the old value, or the new one if the last step was under way. */
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
  /** Deletes everything this service name ever stored. */
  clear(): Promise<void>;
  /** As the last call found it; before any call, ready. */
  status(): KeychainStatus;
  /** Asks the keychain, which may raise its unlock prompt. Never throws. */
  probe(): Promise<KeychainStatus>;
  onStatus(listener: (status: KeychainStatus) => void): () => void;
}

/**
 * A call that hangs holds one of libuv's four pool threads, which files, DNS and crypto need too. And gnome-keyring
 * 42.1 now and then aborts when several clients are at work while one makes items; here every item has a connection.
 */
const callsAtOnce = 1;

/**
 * 1. Every call answers within the deadline. What had begun then goes on in the store, but nothing more begins.
 * 2. Calls on one name run one after the other in the order asked, also after a deadline: no late write overtakes.
 * 3. The index lists a name before its item exists and until it is gone, so nothing stored is ever unknown.
 *
 * @param options.now the wall clock, epoch milliseconds
 */
export function openKeychain(
  store: SecretStore,
  { deadlineMs = 5_000, now = Date.now }: { readonly deadlineMs?: number; readonly now?: () => number } = {},
): Keychain {
  const status = createStatus(store);
  const turns = createTurns(callsAtOnce);
  const index = createNameIndex(turns, now, () => ['locked', 'unavailable'].includes(status.get().kind));

  async function run<T>(work: (items: SecretStore, signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await withDeadline(deadlineMs, (signal) =>
        work(status.watch(turns.limit(store, signal)), signal),
      );
    } catch (error) {
      status.failed(error);
      throw error;
    }
  }

  function inTurn<T>(name: string, work: (items: SecretStore) => Promise<T>): Promise<T> {
    return run((items, signal) => turns.next(name, signal, () => work(items)));
  }

  const names = () => run((items) => index.read(items));

  const remove = (name: string) =>
    inTurn(name, async (items) => {
      await removeValue(items, name);
      await index.remove(items, [name]);
    });

  return {
    get: (name) =>
      inTurn(name, async (items) => {
        const value = await readValue(items, name);
        // A locked keychain may say that there is none; the index, which exists, cannot be read then.
        if (value === undefined) await index.read(items);
        return value;
      }),
    set: (name, value) =>
      inTurn(name, async (items) => {
        await index.add(items, name);
        await writeValue(items, name, value, now);
      }),
    delete: remove,
    names,
    async clear() {
      const listed = await names();
      for (const name of listed) await inTurn(name, (items) => removeValue(items, name));
      await run((items) => index.remove(items, listed));
    },
    status: () => status.get(),
    async probe() {
      await names().catch((error: unknown) => {
        if (!isAppError(error)) throw error;
      });
      return status.get();
    },
    onStatus: (listener) => status.onChange(listener),
  };
}
