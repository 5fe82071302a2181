import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createKeytarStore } from '../../../main/keychain/keytar.ts';
import { missingForKeytar } from './missing.ts';
import { type Rig, realRig } from './rig.ts';

/** What kept keytar from Linux. A case that fails here is good news. */
const missing = missingForKeytar();

const needs = missing.length > 0 ? ` (not installed: ${missing.join(', ')})` : '';

describe.skipIf(missing.length > 0)(`keytar on Linux, known defects${needs}`, () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await realRig((service) => createKeytarStore(service, 'keytar on Linux'));
  });
  afterAll(() => rig.stop());

  it('cuts a value at its NUL and refuses an empty one, which the chunk layer never gives it', async () => {
    const store = rig.open('daypass-raw');
    await store.set('nul', 'a\0b');
    expect(await store.get('nul')).toBe('a');
    await expect(store.set('empty', '')).rejects.toMatchObject({ code: 'keychain-unavailable' });
  });

  it('reports a locked item as missing to a process that never saw it unlocked', async () => {
    await openKeychain(rig.open('daypass-locked')).set('kept', 'value');
    await rig.lock();
    const keychain = openKeychain(rig.open('daypass-locked'));
    expect(await keychain.get('kept')).toBeUndefined();
    await expect(keychain.set('kept', 'other')).rejects.toMatchObject({ code: 'keychain-locked' });
    await expect(keychain.get('kept')).rejects.toMatchObject({ code: 'keychain-locked' });
    await rig.unlock();
    expect(await keychain.get('kept')).toBe('value');
  });

  it('fails after a daemon restart, and says so rather than that nothing is stored', async () => {
    const keychain = openKeychain(rig.open('daypass-restart'));
    await keychain.set('kept', 'value');
    await rig.restart();
    await expect(keychain.get('kept')).rejects.toMatchObject({ code: 'keychain-unavailable' });
    await expect(keychain.set('kept', 'x')).rejects.toMatchObject({ code: 'keychain-unavailable' });
    expect(keychain.status().kind).toBe('unavailable');
  });
});
