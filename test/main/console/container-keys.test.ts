import { expect, it } from 'vitest';
import { createContainerKeys } from '../../../main/console/container-keys.ts';
import { AppError } from '../../../main/errors.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';

const key = (digit: string) => digit.repeat(64);

it('keeps one key for each profile of Firefox in the keychain, over a restart too', async () => {
  const items = new Map<string, string>();
  const open = () => createContainerKeys(openKeychain(createMemoryStore(items)));
  await open().set(undefined, key('a'));
  await open().set('Work', key('b'));
  await open().set('Work', key('c'));
  expect([await open().get(undefined), await open().get('Work'), await open().get('Other')]).toEqual([
    ...[key('a'), key('c'), undefined],
  ]);
  await open().set('Work', '');
  await open().set(undefined, '');
  expect(await open().get('Work')).toBeUndefined();
  expect([...items.values()].join()).not.toContain('aaaa');
});

it('takes nothing for a key that the extension would not show', async () => {
  const keys = createContainerKeys(openKeychain(createMemoryStore(new Map())));
  for (const text of ['abc', `${key('a')}0`, key('x'), ` ${key('a')}`])
    await expect(keys.set(undefined, text)).rejects.toMatchObject({ code: 'setting-invalid' });
  expect(await keys.get(undefined)).toBeUndefined();
});

it('lets Firefox ask while the keychain is locked, and does not lose what is in it', async () => {
  const refuse = () => Promise.reject(new AppError('keychain-locked'));
  const locked = createContainerKeys({ get: refuse, set: refuse, delete: refuse });
  expect(await locked.get(undefined)).toBeUndefined();
  await expect(locked.set(undefined, key('a'))).rejects.toMatchObject({ code: 'keychain-locked' });
});
