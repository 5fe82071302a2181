import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeychainStatus } from '../../../preload/contract.ts';
import { AppError } from '../../../main/errors.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import { longValue } from './values.ts';

const timeout = { code: 'keychain-timeout' };

describe('the deadline of a keychain call', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends it, and what the abandoned call comes to later harms nobody', async () => {
    const unheard: unknown[] = [];
    const listen = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', listen);
    const { store, hang } = hanging();
    const keychain = openKeychain(store);
    const failure = hang();
    const call = expect(keychain.get('a')).rejects.toMatchObject(timeout);
    await vi.advanceTimersByTimeAsync(5_000);
    await call;
    failure.fail(new AppError('keychain-unavailable'));
    vi.useRealTimers();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    expect(unheard).toEqual([]);
  });

  it('leaves no timer behind when the answer comes in time', async () => {
    const keychain = openKeychain(createMemoryStore());
    await keychain.set('a', 'value');
    await keychain.get('a');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops a long write before its next step, so that the old value stays', async () => {
    const { store, items, hang } = hanging();
    const keychain = openKeychain(store);
    await keychain.set('a', longValue('old', 0));
    const before = items.get('a');
    const pause = hang((account) => account.endsWith('.1'));
    const write = expect(keychain.set('a', longValue('new', 0))).rejects.toMatchObject(timeout);
    await vi.advanceTimersByTimeAsync(5_000);
    await write;
    pause.release();
    await vi.advanceTimersByTimeAsync(1);
    expect(items.get('a')).toBe(before);
    expect(await keychain.get('a')).toBe(longValue('old', 0));
  });

  it('counts from when the call was made, so a call that waited its turn out never begins', async () => {
    const { store, items, hang } = hanging();
    const keychain = openKeychain(store);
    await keychain.set('a', 'old');
    const pause = hang();
    const calls = ['first', 'second'].map((value) =>
      expect(keychain.set('a', value)).rejects.toMatchObject(timeout),
    );
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all(calls);
    pause.release();
    await vi.advanceTimersByTimeAsync(1);
    expect(items.get('a')).toContain('old');
  });

  it('given up keeps its place: a later write of the same name lands after it', async () => {
    const { store, hang } = hanging();
    const keychain = openKeychain(store);
    await keychain.set('a', 'old');
    const pause = hang((account, kind) => account === 'a' && kind === 'set');
    const early = expect(keychain.set('a', 'early')).rejects.toMatchObject(timeout);
    await vi.advanceTimersByTimeAsync(5_000);
    await early;
    const late = keychain.set('a', 'late');
    pause.release();
    await late;
    expect(await keychain.get('a')).toBe('late');
  });

  it('is kept for every name while one call hangs, and nothing more reaches the store', async () => {
    const { store, hang, underWay } = hanging();
    const keychain = openKeychain(store);
    hang();
    const calls = Array.from({ length: 10 }, (_, index) =>
      expect(keychain.get(`name ${index}`)).rejects.toMatchObject(timeout),
    );
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all(calls);
    expect(underWay()).toBe(1);
  });
});

describe('a keychain', () => {
  it('sets one name in the order asked, with many sets at once', async () => {
    const keychain = openKeychain(createMemoryStore());
    const values = Array.from({ length: 20 }, (_, index) => longValue('v', index));
    const reads = values.map(async (value) => {
      const set = keychain.set('a', value);
      const read = keychain.get('a');
      await set;
      return read;
    });
    expect(await Promise.all(reads)).toEqual(values);
  });

  it('loses no name when many are set at once', async () => {
    const keychain = openKeychain(createMemoryStore());
    const names = Array.from({ length: 50 }, (_, index) => `name ${index}`);
    await Promise.all(names.map((name) => keychain.set(name, 'value')));
    expect([...(await keychain.names())].toSorted()).toEqual(names.toSorted());
    await Promise.all(names.slice(10).map((name) => keychain.delete(name)));
    expect(await keychain.names()).toHaveLength(10);
  });

  it('lists a name before its item exists and until it is gone', async () => {
    const items = new Map<string, string>();
    const inner = createMemoryStore(items);
    const seen: boolean[] = [];
    const watching: SecretStore = {
      ...inner,
      set: (account, value) => note(account, () => inner.set(account, value)),
      delete: (account) => note(account, () => inner.delete(account)),
    };
    async function note(account: string, work: () => Promise<void>): Promise<void> {
      if (account.startsWith('mine')) seen.push((items.get('@index') ?? '').includes('mine'));
      await work();
      if (account.startsWith('mine')) seen.push((items.get('@index') ?? '').includes('mine'));
    }
    const keychain = openKeychain(watching);
    await keychain.set('mine', longValue('a', 0));
    await keychain.delete('mine');
    expect(seen.length).toBeGreaterThan(8);
    expect(seen).not.toContain(false);
    expect([...items]).toEqual([]);
  });

  it('clears away what other processes stored, and what a killed writer left', async () => {
    const items = new Map<string, string>();
    const keychain = openKeychain(createMemoryStore(items));
    await keychain.set('a', longValue('a', 0));
    await expect(openKeychain(failingAfter(5, items)).set('b', longValue('b', 0))).rejects.toThrow();
    expect([...items.keys()].some((account) => /^b#.*\d$/.test(account))).toBe(true);
    await keychain.clear();
    expect([...items]).toEqual([]);
  });

  it('goes on with what it knows when its index is damaged, and writes it anew', async () => {
    const items = new Map<string, string>();
    const keychain = openKeychain(createMemoryStore(items));
    await keychain.set('a', 'value');
    items.set('@index', 'damaged');
    expect(await keychain.get('missing')).toBeUndefined();
    await keychain.set('b', 'value');
    expect(await openKeychain(createMemoryStore(items)).names()).toEqual(['a', 'b']);
  });

  it('gives a name back to the index when it is set again, if another process lost it', async () => {
    const items = new Map<string, string>();
    const keychain = openKeychain(createMemoryStore(items));
    await keychain.set('a', 'value');
    items.delete('@index');
    await keychain.set('a', 'value');
    expect(await keychain.names()).toEqual(['a']);
  });

  it('believes that all is gone when it was emptied by another process', async () => {
    const items = new Map<string, string>();
    const keychain = openKeychain(createMemoryStore(items));
    await keychain.set('a', 'value');
    await openKeychain(createMemoryStore(items)).clear();
    expect(await keychain.get('a')).toBeUndefined();
    expect(await keychain.names()).toEqual([]);
    expect([...items]).toEqual([]);
  });
});

describe('the status of a keychain', () => {
  it('is ready to begin with, and tells each change once until the listener leaves', async () => {
    let failure: AppError | undefined;
    const keychain = openKeychain(failing(() => failure));
    const seen: KeychainStatus['kind'][] = [];
    const dispose = keychain.onStatus((status) => seen.push(status.kind));
    expect(keychain.status()).toEqual({ kind: 'ready', backend: 'failing' });
    for (const code of ['keychain-locked', 'keychain-locked', 'keychain-unavailable'] as const) {
      failure = new AppError(code);
      await expect(keychain.get('a')).rejects.toMatchObject({ code });
    }
    failure = undefined;
    await keychain.set('a', 'value');
    await keychain.set('a', 'value');
    expect(seen).toEqual(['locked', 'unavailable', 'ready']);
    dispose();
    failure = new AppError('keychain-locked');
    await keychain.probe();
    expect(keychain.status().kind).toBe('locked');
    expect(seen).toHaveLength(3);
  });

  it('becomes ready again by a probe, even while nothing is stored', async () => {
    let failure: AppError | undefined = new AppError('keychain-unavailable');
    const keychain = openKeychain(failing(() => failure));
    expect(await keychain.probe()).toEqual({ kind: 'unavailable', backend: 'failing' });
    failure = undefined;
    expect(await keychain.probe()).toEqual({ kind: 'ready', backend: 'failing' });
  });

  it('becomes ready when a call given up is answered after all', async () => {
    const { store, hang } = hanging();
    const keychain = openKeychain(store, { deadlineMs: 1 });
    await openKeychain(store).set('a', 'value');
    const pause = hang();
    await expect(keychain.get('a')).rejects.toMatchObject(timeout);
    expect(keychain.status().kind).toBe('unavailable');
    const ready = new Promise<KeychainStatus>((resolve) => keychain.onStatus(resolve));
    pause.release();
    expect((await ready).kind).toBe('ready');
  });

  it('is memory-only for good when nothing lasts', async () => {
    const keychain = openKeychain(createMemoryStore());
    await keychain.set('a', 'value');
    expect(await keychain.probe()).toEqual({ kind: 'memory-only' });
  });

  it('does not change for a damaged value', async () => {
    const keychain = openKeychain({ ...createMemoryStore(new Map([['a', 'damaged']])), lasting: true });
    await expect(keychain.get('a')).rejects.toMatchObject({ code: 'keychain-damaged' });
    expect(keychain.status().kind).toBe('ready');
  });
});

type Which = (account: string, kind: 'get' | 'set' | 'delete') => boolean;
const all: Which = () => true;
const none: Which = () => false;

/** A store whose calls can be made to hang, released or failed later. */
function hanging() {
  const items = new Map<string, string>();
  const inner = createMemoryStore(items);
  let hangs = none;
  let pause: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  async function held<T>(hang: boolean, work: () => Promise<T>): Promise<T> {
    if (hang) {
      waiting += 1;
      await pause;
    }
    return work();
  }
  const store: SecretStore = {
    backend: 'hanging',
    lasting: true,
    get: (account) => held(hangs(account, 'get'), () => inner.get(account)),
    set: (account, value) => held(hangs(account, 'set'), () => inner.set(account, value)),
    delete: (account) => held(hangs(account, 'delete'), () => inner.delete(account)),
  };
  function hang(which = all) {
    const daemon = new EventEmitter();
    hangs = which;
    pause = once(daemon, 'release');
    return {
      fail: (error: Error) => void daemon.emit('error', error),
      release() {
        hangs = none;
        daemon.emit('release');
      },
    };
  }
  return { store, items, hang, underWay: () => waiting };
}

function failing(failure: () => AppError | undefined): SecretStore {
  const inner = createMemoryStore();
  async function unless<T>(work: () => Promise<T>): Promise<T> {
    const error = failure();
    if (error !== undefined) throw error;
    return work();
  }
  return {
    backend: 'failing',
    lasting: true,
    get: (account) => unless(() => inner.get(account)),
    set: (account, value) => unless(() => inner.set(account, value)),
    delete: (account) => unless(() => inner.delete(account)),
  };
}

function failingAfter(sets: number, items: Map<string, string>): SecretStore {
  const inner = createMemoryStore(items);
  let left = sets;
  return {
    ...inner,
    async set(account, value) {
      if ((left -= 1) < 0) throw new AppError('keychain-unavailable');
      await inner.set(account, value);
    },
  };
}
