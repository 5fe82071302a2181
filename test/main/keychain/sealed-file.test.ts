import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import { sealedFile } from '../../../main/keychain/sealed-file.ts';

const secret = { roles: { 'session/123456789012/Reader': { secretAccessKey: 'very-secret 한국' } } };

describe('a sealed file', () => {
  let folder = '';
  let file = '';
  let items = new Map<string, string>();
  const keychain = () => openKeychain(createMemoryStore(items));

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'daypass-sealed-'));
    file = path.join(folder, 'role-credentials.sealed');
    items = new Map();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is absent before it is written, and asks the keychain for nothing then', async () => {
    const asked: string[] = [];
    const store = createMemoryStore(items);
    const watched = { ...store, get: (name: string) => (asked.push(name), store.get(name)) };
    expect(await sealedFile(file, watched).read()).toEqual({ kind: 'absent' });
    expect(asked).toEqual([]);
  });

  it('gives its value back to a later process with the same keychain', async () => {
    await sealedFile(file, keychain()).write(secret);
    expect(await sealedFile(file, keychain()).read()).toEqual({ kind: 'value', value: secret });
    await sealedFile(file, keychain()).write('second');
    expect(await sealedFile(file, keychain()).read()).toEqual({ kind: 'value', value: 'second' });
  });

  it('shows nothing of its value, and is for its owner alone', async () => {
    await sealedFile(file, keychain()).write(secret);
    const bytes = await readFile(file);
    expect(bytes.includes('very-secret')).toBe(false);
    expect(bytes.includes('Reader')).toBe(false);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('keeps its key in the keychain, 32 bytes, and writes no two files alike', async () => {
    const sealed = sealedFile(file, keychain());
    await sealed.write(secret);
    const first = await readFile(file);
    await sealed.write(secret);
    const second = await readFile(file);
    expect(Buffer.from((await keychain().get('sealing-key')) ?? '', 'base64')).toHaveLength(32);
    expect(first.subarray(7, 19).equals(second.subarray(7, 19))).toBe(false);
    expect(first.subarray(35).equals(second.subarray(35))).toBe(false);
  });

  it('is unreadable when any of its bytes is changed, but the version', async () => {
    await sealedFile(file, keychain()).write('x');
    const bytes = await readFile(file);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      if (at === 6) changed[at] = 0;
      await writeFile(file, changed);
      expect(await sealedFile(file, keychain()).read(), `byte ${at}`).toEqual({ kind: 'unreadable' });
    }
  });

  it('is unreadable when cut short anywhere, or longer', async () => {
    await sealedFile(file, keychain()).write('x');
    const bytes = await readFile(file);
    for (let length = 0; length < bytes.length; length++) {
      await writeFile(file, bytes.subarray(0, length));
      expect(await sealedFile(file, keychain()).read()).toEqual({ kind: 'unreadable' });
    }
    await writeFile(file, Buffer.concat([bytes, Buffer.from([0])]));
    expect(await sealedFile(file, keychain()).read()).toEqual({ kind: 'unreadable' });
  });

  it('is unreadable at any other path', async () => {
    await sealedFile(file, keychain()).write(secret);
    const elsewhere = path.join(folder, 'elsewhere.sealed');
    await copyFile(file, elsewhere);
    expect(await sealedFile(elsewhere, keychain()).read()).toEqual({ kind: 'unreadable' });
    expect(await sealedFile(path.join(folder, 'x', '..', path.basename(file)), keychain()).read()).toEqual({
      kind: 'value',
      value: secret,
    });
  });

  it.each([undefined, 'AAAA', Buffer.alloc(32, 7).toString('base64')])(
    'is unreadable under the key %j, and can be written anew',
    async (key) => {
      await sealedFile(file, keychain()).write(secret);
      await (key === undefined ? keychain().delete('sealing-key') : keychain().set('sealing-key', key));
      expect(await sealedFile(file, keychain()).read()).toEqual({ kind: 'unreadable' });
      await sealedFile(file, keychain()).write('anew');
      expect(await sealedFile(file, keychain()).read()).toEqual({ kind: 'value', value: 'anew' });
    },
  );

  it('is unreadable when the key is damaged in the keychain', async () => {
    await sealedFile(file, keychain()).write(secret);
    items.set('sealing-key', 'damaged');
    expect(await sealedFile(file, keychain()).read()).toEqual({ kind: 'unreadable' });
    await sealedFile(file, keychain()).write('anew');
    expect(await sealedFile(file, keychain()).read()).toEqual({ kind: 'value', value: 'anew' });
  });

  it('is read with the key that another process made since', async () => {
    const mine = sealedFile(file, keychain());
    await mine.write(secret);
    await sealedFile(file, keychain()).forget();
    await sealedFile(file, keychain()).write('of another');
    expect(await mine.read()).toEqual({ kind: 'value', value: 'of another' });
  });

  it('of a newer Daypass is neither read nor replaced', async () => {
    await sealedFile(file, keychain()).write(secret);
    const bytes = await readFile(file);
    bytes[6] = 2;
    await writeFile(file, bytes);
    await expect(sealedFile(file, keychain()).read()).rejects.toMatchObject({ code: 'data-newer' });
    await expect(sealedFile(file, keychain()).write('x')).rejects.toMatchObject({ code: 'data-newer' });
    expect((await readFile(file)).equals(bytes)).toBe(true);
  });

  it('is not called absent while the keychain is locked', async () => {
    await sealedFile(file, keychain()).write(secret);
    const locked = { ...keychain(), get: () => Promise.reject(new Error('locked')) };
    await expect(sealedFile(file, locked).read()).rejects.toThrow('locked');
    await expect(sealedFile(file, locked).write('x')).rejects.toThrow('locked');
  });

  it('is forgotten with its key, so that no copy of it can be opened', async () => {
    const sealed = sealedFile(file, keychain());
    await sealed.write(secret);
    const copy = await readFile(file);
    await sealed.forget();
    expect(await sealed.read()).toEqual({ kind: 'absent' });
    expect([...items]).toEqual([]);
    await writeFile(file, copy);
    expect(await sealed.read()).toEqual({ kind: 'unreadable' });
    await sealed.forget();
  });

  it('goes even when its key cannot be deleted, which is told', async () => {
    await sealedFile(file, keychain()).write(secret);
    const locked = { ...keychain(), delete: () => Promise.reject(new Error('locked')) };
    await expect(sealedFile(file, locked).forget()).rejects.toThrow('locked');
    expect(await sealedFile(file, keychain()).read()).toEqual({ kind: 'absent' });
  });

  it('stays forgotten when a write was under way', async () => {
    const sealed = sealedFile(file, keychain());
    const write = sealed.write(secret);
    await sealed.forget();
    await write;
    expect(await sealed.read()).toEqual({ kind: 'absent' });
    expect([...items]).toEqual([]);
  });

  it('that cannot be written is said to be so, and does not hold up the next call', async () => {
    await mkdir(file);
    const sealed = sealedFile(file, keychain());
    await expect(sealed.read()).rejects.toMatchObject({ code: 'file-damaged' });
    await expect(sealed.write('x')).rejects.toMatchObject({ code: 'file-damaged' });
    await rm(file, { recursive: true });
    await sealed.write('x');
    expect(await sealed.read()).toEqual({ kind: 'value', value: 'x' });
  });
});
