import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNapiKeyringStore } from '../../../main/keychain/napi-keyring.ts';
import { missingPrograms } from './keyring-session.ts';
import { type Rig, realRig } from './rig.ts';

const missing = missingPrograms();
const needs = missing.length > 0 ? ` (not installed: ${missing.join(', ')})` : '';

describe.skipIf(missing.length > 0)(`@napi-rs/keyring, what the adapter works around${needs}`, () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await realRig(createNapiKeyringStore);
  });
  afterAll(() => rig.stop());

  it('says nothing of a lock when the item is missing, which is why the index is asked', async () => {
    const store = rig.open('daypass-locked');
    await store.set('kept', 'value');
    await rig.lock();
    expect(await store.get('missing')).toBeUndefined();
    await store.delete('missing');
    await expect(store.get('kept')).rejects.toMatchObject({ code: 'keychain-locked' });
    await expect(store.set('new', 'value')).rejects.toMatchObject({ code: 'keychain-locked' });
    await rig.recover();
  });

  it('would block the process by making an entry while the daemon is silent; the adapter makes none', async () => {
    const store = rig.open('daypass-frozen');
    await store.set('kept', 'value');
    await store.get('another');
    rig.freeze();
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    // It records from its first turn of the loop, and a stand-still when the loop turns again.
    await wait(50);
    await expect(store.get('never asked before')).rejects.toMatchObject({ code: 'keychain-timeout' });
    await wait(50);
    delay.disable();
    rig.thaw();
    // Unguarded, the constructor stands still for the 2,000 ms of its own deadline.
    expect(delay.max / 1e6).toBeLessThan(1_000);
    expect(await store.get('never asked before')).toBeUndefined();
  });
});
