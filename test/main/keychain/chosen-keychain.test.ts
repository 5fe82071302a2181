import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { chosenKeychain } from '../../../main/keychain/chosen-keychain.ts';
import { type Keychain, openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';

let items: Map<string, string>;
let fault: AppError | undefined;
let inMemory: boolean;
let changed: () => void;
let keychain: Keychain;

beforeEach(() => {
  [items, fault, inMemory, changed] = [new Map(), undefined, false, () => undefined];
  const store = createMemoryStore(items);
  const pass = () => (fault === undefined ? Promise.resolve() : Promise.reject(fault));
  const system = openKeychain({
    ...{ ...store, backend: 'Secret Service', lasting: true },
    get: (account) => pass().then(() => store.get(account)),
    set: (account, value) => pass().then(() => store.set(account, value)),
    delete: (account) => pass().then(() => store.delete(account)),
  });
  keychain = chosenKeychain(system, openKeychain(createMemoryStore()), {
    inMemory: () => inMemory,
    onChange(listener) {
      changed = listener;
      return () => undefined;
    },
  });
});

function choose(memory: boolean): void {
  inMemory = memory;
  changed();
}

describe('the keychain that the user chose', () => {
  it('is the system’s at first', async () => {
    await keychain.set('session', 'token');
    expect(items.size).toBeGreaterThan(0);
    expect(keychain.status()).toEqual({ kind: 'ready', backend: 'Secret Service' });
  });

  it('is memory once chosen, though the system has none, and says so', async () => {
    fault = new AppError('keychain-unavailable');
    const seen: string[] = [];
    keychain.onStatus(({ kind }) => seen.push(kind));
    await expect(keychain.set('session', 'token')).rejects.toMatchObject({ code: 'keychain-unavailable' });
    choose(true);
    await keychain.set('session', 'token');
    expect(await keychain.get('session')).toBe('token');
    expect(await keychain.names()).toEqual(['session']);
    expect(await keychain.probe()).toEqual({ kind: 'memory-only' });
    expect([seen, items.size]).toEqual([['unavailable', 'memory-only'], 0]);
  });

  it('deletes from both, so that nothing of before comes back', async () => {
    await keychain.set('session', 'old');
    choose(true);
    await keychain.set('session', 'new');
    await keychain.delete('session');
    expect(await keychain.get('session')).toBeUndefined();
    choose(false);
    expect(await keychain.get('session')).toBeUndefined();
    await keychain.set('a', '1');
    choose(true);
    await keychain.clear();
    expect(items.size).toBe(0);
  });

  it.each(['keychain-unavailable', 'keychain-locked', 'keychain-timeout'] as const)(
    'lets go of what it has in memory where the system’s is not to be had (%s)',
    async (code) => {
      choose(true);
      await keychain.set('session', 'token');
      fault = new AppError(code);
      await keychain.delete('session');
      await keychain.clear();
      expect(await keychain.names()).toEqual([]);
      choose(false);
      await expect(keychain.delete('session')).rejects.toMatchObject({ code });
    },
  );

  it('says nothing of the system’s state while memory is chosen', async () => {
    choose(true);
    const seen: string[] = [];
    keychain.onStatus(({ kind }) => seen.push(kind));
    fault = new AppError('keychain-locked');
    await keychain.delete('session');
    expect(seen).toEqual([]);
  });
});
