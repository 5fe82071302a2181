import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { KeychainStatus } from '../../../preload/contract.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import type { Case, Promised } from './contract.ts';

export function statePromises(promised: Promised): void {
  promised('a locked keychain is said to be locked, and no item missing', async (one) => {
    const keychain = await withValues(one);
    await whileIn(one, 'lock', async () => {
      await expect(keychain.get('kept')).rejects.toMatchObject({ code: 'keychain-locked' });
      await expect(keychain.get('never set')).rejects.toMatchObject({ code: 'keychain-locked' });
      await expect(keychain.set('kept', 'other')).rejects.toMatchObject({ code: 'keychain-locked' });
      await expect(keychain.set('new', 'other')).rejects.toMatchObject({ code: 'keychain-locked' });
      await expect(keychain.delete('kept')).rejects.toMatchObject({ code: 'keychain-locked' });
      await expect(keychain.names()).rejects.toMatchObject({ code: 'keychain-locked' });
      expect((await keychain.probe()).kind).toBe('locked');
    });
    expect((await keychain.probe()).kind).toBe('ready');
    expect(await keychain.get('kept')).toBe('value');
    expect(await keychain.get('never set')).toBeUndefined();
  });

  promised('a process that starts while the keychain is locked is told so', async (one) => {
    await withValues(one);
    await whileIn(one, 'lock', async () => {
      const keychain = one.open();
      await expect(keychain.get('kept')).rejects.toMatchObject({ code: 'keychain-locked' });
      await expect(keychain.get('never set')).rejects.toMatchObject({ code: 'keychain-locked' });
      expect(keychain.status().kind).toBe('locked');
    });
  });

  promised('a frozen daemon is a timeout, and the call given up harms nobody later', async (one) => {
    await withValues(one);
    const keychain = one.open(300);
    expect(await keychain.get('kept')).toBe('value');
    await whileIn(one, 'freeze', async () => {
      await expect(keychain.get('kept')).rejects.toMatchObject({ code: 'keychain-timeout' });
      await expect(keychain.set('kept', 'other')).rejects.toMatchObject({ code: 'keychain-timeout' });
      expect(keychain.status().kind).toBe('unavailable');
    });
    const patient = openKeychain(one.rig.open(one.service), { deadlineMs: 20_000 });
    expect(await patient.get('kept')).toBe('value');
    await patient.set('kept', 'newest');
    expect(await patient.get('kept')).toBe('newest');
  });

  promised('calls that hang leave the threads that files need', async (one) => {
    const keychain = await withValues(one);
    const names = Array.from({ length: 8 }, (_, index) => `name ${index}`);
    for (const name of names) await keychain.set(name, 'value');
    await whileIn(one, 'freeze', async () => {
      const hanging = names.map((name) => keychain.get(name).catch(() => 'hung'));
      const file = readFile(import.meta.filename).then(() => 'file');
      expect(await Promise.race([file, ...hanging])).toBe('file');
      one.rig.thaw();
      await Promise.all(hanging);
    });
  });
}

/** Registered last: a library that never recovers fails whatever comes after. */
export function daemonPromises(promised: Promised): void {
  promised('a keychain without its daemon is unavailable', async (one) => {
    const keychain = await withValues(one);
    await whileIn(one, 'stopDaemon', async () => {
      await expect(keychain.get('kept')).rejects.toMatchObject({ code: 'keychain-unavailable' });
      await expect(keychain.set('kept', 'x')).rejects.toMatchObject({ code: 'keychain-unavailable' });
      await expect(one.open().get('kept')).rejects.toMatchObject({ code: 'keychain-unavailable' });
      expect((await keychain.probe()).kind).toBe('unavailable');
    });
  });

  promised('a daemon that comes back is found again', async (one) => {
    const keychain = await withValues(one);
    const seen: KeychainStatus['kind'][] = [];
    const dispose = keychain.onStatus((status) => seen.push(status.kind));
    await whileIn(one, 'stopDaemon', async () => {
      await expect(keychain.get('kept')).rejects.toMatchObject({ code: 'keychain-unavailable' });
    });
    expect(await keychain.get('kept')).toBe('value');
    dispose();
    expect(seen).toEqual(['unavailable', 'ready']);
  });

  promised('a daemon restarted under it goes unnoticed', async (one) => {
    const keychain = await withValues(one);
    await one.rig.restart();
    expect(await keychain.get('kept')).toBe('value');
    await one.rig.restart();
    await keychain.set('kept', 'later');
    await one.rig.restart();
    await keychain.delete('kept');
    expect(await keychain.get('kept')).toBeUndefined();
    expect(keychain.status().kind).toBe('ready');
  });
}

async function withValues({ open }: Case) {
  const keychain = open();
  await keychain.set('kept', 'value');
  expect(await keychain.get('kept')).toBe('value');
  return keychain;
}

/** Whatever happens within, the next case finds the keychain running, unlocked and awake. */
async function whileIn(
  { rig }: Case,
  enter: 'lock' | 'stopDaemon' | 'freeze',
  work: () => Promise<void>,
): Promise<void> {
  await rig[enter]();
  try {
    await work();
  } finally {
    await rig.recover();
  }
}
