import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServedCredentials } from '../../../main/credentials/broker.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import { sealedFile } from '../../../main/keychain/sealed-file.ts';
import { eventually, passTime, passTimeUntil } from '../settle.ts';
import { type BrokerRig, minute, role, startBrokerRig } from './broker-rig.ts';

let rig: BrokerRig;
const developer = 'hanbit/452907316084/PaymentsDeveloper';
const operator = 'hanbit/334072819650/PaymentsOperator';

beforeEach(async () => {
  rig = await startBrokerRig();
});
afterEach(async () => {
  vi.useRealTimers();
  await rig[Symbol.asyncDispose]();
});

const get = (id: string): Promise<ServedCredentials> => passTimeUntil(rig.broker.get(role(id)), 50);
const fetches = () => rig.center.count('GetRoleCredentials');
const sealed = () => sealedFile(rig.sealedPath, openKeychain(createMemoryStore(rig.items)));
describe('a sealed file', () => {
  it.each([
    ['altered', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([0])])],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, 40)],
    ['emptied', () => Buffer.alloc(0)],
  ])('that was %s is said to be unreadable, and the credentials are fetched anew', async (_how, change) => {
    const first = await get(developer);
    await rig.broker.close();
    await writeFile(rig.sealedPath, change(await readFile(rig.sealedPath)));
    await rig.restart('crash');
    expect((await get(developer)).accessKeyId).not.toBe(first.accessKeyId);
    expect(rig.events).toEqual([{ kind: 'kept-unreadable' }]);
    const again = await get(developer);
    await rig.restart();
    expect(await get(developer)).toEqual(again);
  });

  it('with content of another shape is as good as none', async () => {
    await sealed().write({ schema: 1, credentials: 'all of them' });
    await rig.restart('crash');
    expect((await get(developer)).accessKeyId).toMatch(/^ASIA/);
    expect(rig.events).toEqual([{ kind: 'kept-unreadable' }]);
  });

  it('of a newer Daypass is left as it is, and memory serves', async () => {
    await sealed().write({ schema: 2, secrets: {} });
    const before = await readFile(rig.sealedPath);
    await rig.restart('crash');
    const first = await get(developer);
    await passTime(5 * minute, minute);
    await rig.broker.keychainReady();
    expect(await get(developer)).toEqual(first);
    await rig.broker.close();
    expect((await readFile(rig.sealedPath)).equals(before)).toBe(true);
    expect(rig.events).toEqual([{ kind: 'memory-only', code: 'data-newer' }]);
  });

  it('that cannot be written fails no one, is told once, and is written when it can be', async () => {
    await mkdir(rig.sealedPath);
    await rig.restart('crash');
    const first = await get(developer);
    await eventually(() => rig.events.length > 0);
    await passTime(5 * minute, minute);
    await get(operator);
    await passTime(5 * minute, minute);
    expect(rig.events).toEqual([{ kind: 'memory-only', code: 'file-damaged' }]);
    await rm(rig.sealedPath, { recursive: true });
    await rig.broker.keychainReady();
    expect(rig.events.at(-1)).toEqual({ kind: 'kept-again' });
    await rig.restart();
    expect(await get(developer)).toEqual(first);
  });
});

describe.each([
  ['locked', 'keychain-locked'],
  ['absent', 'keychain-unavailable'],
] as const)('with the keychain %s', (state, code) => {
  it('the broker works from memory and says once that nothing is kept', async () => {
    await rig.tokens.access(rig.session.id);
    rig.setKeychain(state);
    const first = await get(developer);
    await get(operator);
    await passTime(5 * minute, minute);
    expect(await get(developer)).toEqual(first);
    await eventually(() => rig.events.length > 0);
    await passTime(minute, minute);
    expect(rig.events).toEqual([{ kind: 'memory-only', code }]);
    expect(existsSync(rig.sealedPath)).toBe(false);
  });

  it('at the start, what was kept is neither lost nor overwritten, but there once the keychain is', async () => {
    const first = await get(developer);
    await rig.broker.close();
    rig.setKeychain(state);
    await rig.restart('crash');
    await expect(get(developer)).rejects.toMatchObject({ code });
    rig.setKeychain('ready');
    await get(operator);
    await rig.broker.keychainReady();
    expect(await get(developer)).toEqual(first);
    await rig.restart();
    expect([await get(developer), fetches()]).toEqual([first, 2]);
    expect(rig.events).toEqual([{ kind: 'memory-only', code }, { kind: 'kept-again' }]);
  });

  it('at the start, newer credentials in memory are not replaced by what was kept', async () => {
    await get(operator);
    await rig.broker.close();
    rig.setKeychain(state);
    await rig.restart('crash');
    await eventually(() => rig.events.length > 0);
    rig.setKeychain('ready');
    const second = await get(operator);
    await rig.broker.keychainReady();
    expect([await get(operator), fetches()]).toEqual([second, 2]);
  });

  it('at the start, what is kept is only read once the keychain is there, not written', async () => {
    const first = await get(developer);
    await rig.broker.close();
    const bytes = await readFile(rig.sealedPath);
    rig.setKeychain(state);
    await rig.restart('crash');
    await eventually(() => rig.events.length > 0);
    rig.setKeychain('ready');
    await rig.broker.keychainReady();
    expect(await get(developer)).toEqual(first);
    await rig.broker.close();
    expect((await readFile(rig.sealedPath)).equals(bytes)).toBe(true);
  });

  it('the keychain is not asked at each change, so that it does not prompt each time', async () => {
    await rig.tokens.access(rig.session.id);
    rig.setKeychain(state);
    await get(developer);
    await passTime(3000, 500);
    await eventually(() => rig.events.length > 0);
    rig.setKeychain('ready');
    const from = rig.keychainAskedAtMs.length;
    const failedAtMs = rig.keychainAskedAtMs[from - 1] ?? 0;
    await get(operator);
    await passTime(70_000, 1000);
    await eventually(() => existsSync(rig.sealedPath));
    expect(rig.keychainAskedAtMs[from]).toBeGreaterThanOrEqual(failedAtMs + 58_000);
  });
});
