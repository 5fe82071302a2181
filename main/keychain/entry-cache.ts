import { setImmediate as immediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { AsyncEntry } from '@napi-rs/keyring';

export type Entry = Pick<AsyncEntry, 'getPassword' | 'setPassword' | 'deletePassword'>;

export interface EntryCache {
  get(account: string): Entry | undefined;
  /** Blocks the process for as long as the daemon is silent, 2 s at most. */
  add(account: string): Promise<Entry>;
  /** An entry that stands for nothing stored: asking it shows whether the daemon answers. */
  canary(): Promise<Entry>;
  drop(account: string): void;
  clear(): void;
}

/** More than a day's accounts: a head and about three parts for each session, the index, the sealing key. */
const kept = 32;
/** Entries made between two collections; with those kept, the most file descriptors ever held. */
const madePerCollection = 64;

/**
 * Each entry holds a D-Bus connection, one file descriptor, until V8 collects the object: nothing closes it, and at
 * descriptor 1,024 the bundled libdbus spins for ever. Parts of long values have new names at each write, so entries
 * are made all day; V8 sees only tiny objects and is in no hurry. Hence the collection asked for here.
 */
export function createEntryCache(service: string): EntryCache {
  const entries = new Map<string, Entry>();
  let canary: Entry | undefined;
  let made = 0;

  async function create(account: string): Promise<Entry> {
    if (made >= madePerCollection) {
      made = 0;
      await collectGarbage();
    }
    const { AsyncEntry } = await import('@napi-rs/keyring');
    // Unpinned, it would fall back in silence to the kernel's keyring, which forgets at reboot.
    const entry = new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
    made += 1;
    return entry;
  }

  return {
    get(account) {
      const entry = entries.get(account);
      if (entry !== undefined) keep(entries, account, entry);
      return entry;
    },
    async add(account) {
      const entry = await create(account);
      keep(entries, account, entry);
      return entry;
    },
    async canary() {
      canary ??= await create('@canary');
      return canary;
    },
    drop: (account) => void entries.delete(account),
    clear() {
      entries.clear();
      canary = undefined;
    },
  };
}

/** A Map lists its keys in the order they were set, so the first is the least recently used. */
function keep(entries: Map<string, Entry>, account: string, entry: Entry): void {
  entries.delete(account);
  entries.set(account, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= kept) return;
    entries.delete(oldest);
  }
}

/** About 5 ms. The finalizers that close the connections run right after, from the event loop. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect === 'function') collect();
  await immediate();
}
