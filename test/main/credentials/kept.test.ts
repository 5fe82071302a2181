import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
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
/** Of each writing anew, since it is replaced as a whole. */
const inode = () => stat(rig.sealedPath).then(({ ino, mtimeMs }) => `${ino} ${mtimeMs}`);
const written = async () => {
  await passTime(2000, 500);
  await eventually(() => existsSync(rig.sealedPath));
};

describe('role credentials', () => {
  it('outlive a restart without a call to AWS', async () => {
    const before = [await get(developer), await get(operator)];
    await rig.restart();
    expect([await get(developer), await get(operator)]).toEqual(before);
    expect(fetches()).toBe(2);
  });

  it('outlive a crash that comes later than a second or two', async () => {
    const before = await get(developer);
    await written();
    await rig.restart('crash');
    expect(await get(developer)).toEqual(before);
    expect(fetches()).toBe(1);
  });

  it('are fetched anew after a restart when they have expired', async () => {
    const { expiresAtMs } = await get(operator);
    await rig.restart();
    vi.setSystemTime(expiresAtMs);
    expect((await get(operator)).expiresAtMs).toBeGreaterThan(expiresAtMs);
  });

  it('are asked for again when the clock was set back, so that none that expired is taken for fresh', async () => {
    const first = await get(operator);
    await rig.restart();
    vi.setSystemTime(Date.now() - 5 * minute);
    expect(await get(operator)).not.toEqual(first);
  });

  it('are in one file, written once for many roles, after the answer', async () => {
    await passTimeUntil(Promise.all([developer, operator].map((id) => rig.broker.get(role(id)))), 50);
    expect(existsSync(rig.sealedPath)).toBe(false);
    await written();
    const first = await inode();
    await passTime(10 * minute, minute);
    expect(await inode()).toBe(first);
    const { value } = { value: undefined, ...(await sealed().read()) };
    expect(value).toMatchObject({ schema: 1, credentials: [{ roleId: developer }, { roleId: operator }] });
  });

  it('stand in plain text in no file', async () => {
    await get(developer);
    await get(operator);
    await rig.broker.close();
    const names = await readdir(rig.dataFolder, { recursive: true, withFileTypes: true });
    const files = names.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
    expect(files).toContain(rig.sealedPath);
    expect(rig.center.secrets.size).toBeGreaterThan(6);
    for (const file of files) {
      const text = await readFile(file, 'latin1');
      for (const secret of rig.center.secrets) expect(text.includes(secret.slice(0, 24))).toBe(false);
    }
  });

  it('leave the file soon after they have expired', async () => {
    const { expiresAtMs } = await get(operator);
    await written();
    vi.setSystemTime(expiresAtMs + 1);
    await passTimeUntil(rig.broker.renewAhead(), 50);
    await rig.broker.close();
    const { value } = { value: undefined, ...(await sealed().read()) };
    expect(value).toMatchObject({ credentials: [] });
  });

  it('that have expired are not written again', async () => {
    const { expiresAtMs } = await get(operator);
    vi.setSystemTime(expiresAtMs);
    await get(developer);
    await rig.broker.close();
    const { value } = { value: undefined, ...(await sealed().read()) };
    expect(value).toMatchObject({ credentials: [{ roleId: developer }] });
  });
});
