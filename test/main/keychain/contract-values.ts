import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import type { Promised } from './contract.ts';

const texts = {
  empty: '',
  'one byte': 'x',
  'a line': 'a\nb\r\n\tc',
  Korean: '한국어 키체인 열쇠',
  emoji: '🔐👩‍👩‍👧‍👦🇰🇷',
  astral: '𝒳𐍈𠜎',
  NUL: 'a\0b\0',
  'half a surrogate pair': 'a\ud83d',
  JSON: '{"token":"a\\"b"}',
  'what a head looks like': 'v1 {"kind":"text","text":"no"}',
};

export function valuePromises(promised: Promised): void {
  promised('gives back what was set, until it is deleted', async ({ open }) => {
    await open().set('session:a', 'first');
    expect(await open().get('session:a')).toBe('first');
    await open().set('session:a', 'second');
    expect(await open().get('session:a')).toBe('second');
    await open().delete('session:a');
    expect(await open().get('session:a')).toBeUndefined();
  });

  promised('has nothing under a name never set, and deleting it is no failure', async ({ open }) => {
    const keychain = open();
    expect(await keychain.get('missing')).toBeUndefined();
    await keychain.delete('missing');
    expect(keychain.status().kind).toBe('ready');
  });

  promised('keeps services apart', async ({ open, rig, service }) => {
    await open().set('name', 'mine');
    expect(await openKeychain(rig.open(`${service}:other`)).get('name')).toBeUndefined();
  });

  promised('keeps every kind of text as it is', async ({ open }) => {
    const keychain = open();
    for (const [kind, text] of Object.entries(texts)) {
      await keychain.set(kind, text);
      await keychain.set(`long ${kind}`, text.repeat(400));
    }
    for (const [kind, text] of Object.entries(texts)) {
      expect(await open().get(kind), kind).toBe(text);
      expect(await open().get(`long ${kind}`), kind).toBe(text.repeat(400));
    }
  });

  promised('keeps values of 1 byte to 64 KB', async ({ open }) => {
    const keychain = open();
    for (const size of [1, 2_350, 2_400, 2_401, 4_800, 10_000, 65_536]) {
      const value = `${size} `.repeat(size).slice(0, size);
      await keychain.set('sized', value);
      expect(await open().get('sized')).toBe(value);
    }
  });

  // A keyring is written whole at each change, so many more take minutes; the list of these is as long as that of hundreds.
  promised('keeps 60 long names, lists them, and clears them away', async ({ open, rig, service }) => {
    const keychain = open();
    const names = Array.from({ length: 60 }, (_, index) => `${'name '.repeat(4)}${index}`);
    for (const name of names) await keychain.set(name, `value of ${name}`);
    expect(await open().names()).toEqual(names);
    for (const name of names) expect(await keychain.get(name)).toBe(`value of ${name}`);
    await open().clear();
    expect(await open().names()).toEqual([]);
    expect(rig.count(service)).toBe(0);
  });

  promised('never writes an item longer than Windows takes', async ({ rig, service }) => {
    const store = refusingAbove(2_560, rig.open(service));
    const keychain = openKeychain(store, { deadlineMs: 20_000 });
    for (const unit of ['x', '한', '"', '\0', '🔐'])
      for (const length of [1_000, 2_380, 6_000]) {
        await keychain.set('wide', unit.repeat(length));
        expect(await keychain.get('wide')).toBe(unit.repeat(length));
      }
  });

  promised('leaves nothing of long values behind, replaced or deleted', async ({ open, rig, service }) => {
    for (const length of [9_000, 12_000, 3, 9_000]) await open().set('a', 'x'.repeat(length));
    const itemsOfOneValue = ['index', 'head', 'journal', 'part 0', 'part 1', 'part 2', 'part 3'];
    expect(rig.count(service)).toBe(itemsOfOneValue.length);
    await open().delete('a');
    expect(rig.count(service)).toBe(0);
  });

  promised(
    'goes through 1,000 names without holding ever more file descriptors',
    async ({ rig, service }) => {
      const store = rig.open(service);
      await store.set('name 0', 'value');
      const before = fileDescriptors();
      let most = before;
      for (let index = 1; index <= 1_000; index++) {
        await store.get(`name ${index}`);
        most = Math.max(most, fileDescriptors());
      }
      expect(await store.get('name 0')).toBe('value');
      expect(most - before).toBeLessThanOrEqual(110);
    },
  );
}

function refusingAbove(bytes: number, inner: SecretStore): SecretStore {
  return {
    ...inner,
    async set(account, value) {
      if (Buffer.byteLength(value) > bytes) throw new AppError('keychain-unavailable');
      return inner.set(account, value);
    },
  };
}

function fileDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}
