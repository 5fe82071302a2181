import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServedCredentials } from '../../../main/credentials/broker.ts';
import { eventually, passTime, passTimeUntil } from '../settle.ts';
import { type BrokerRig, holdAnswers, role, startBrokerRig } from './broker-rig.ts';

let rig: BrokerRig;
const operator = 'hanbit/334072819650/PaymentsOperator';
const payments = {
  ...{ id: 'chain:payments', base: operator, region: 'ap-northeast-2', durationSeconds: 3600 },
  roleArn: 'arn:aws:iam::369417052848:role/team-payments',
};

beforeEach(async () => {
  rig = await startBrokerRig();
});
afterEach(async () => {
  vi.useRealTimers();
  await rig[Symbol.asyncDispose]();
});

const get = (id: string): Promise<ServedCredentials> => passTimeUntil(rig.broker.get(role(id)), 50);
const fetches = () => rig.center.count('GetRoleCredentials');

describe('signing out', () => {
  it('forgets role credentials in memory, in the file and with their key', async () => {
    await get(operator);
    await rig.restart();
    await get(operator);
    await rig.signOut();
    expect(rig.broker.inUse()).toEqual([]);
    expect(existsSync(rig.sealedPath)).toBe(false);
    expect([...rig.items.keys()].filter((name) => name.includes('sealing-key'))).toEqual([]);
    await expect(get(operator)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('drops credentials that AWS had issued but that had not yet arrived', async () => {
    const release = holdAnswers(rig.center);
    const asked = rig.broker.get(role(operator));
    const seen = expect(asked).rejects.toMatchObject({ code: 'sign-in-needed' });
    await eventually(() => fetches() === 1);
    await rig.signOut();
    release();
    await seen;
    await passTime(5000, 500);
    expect(rig.broker.inUse()).toEqual([]);
    expect(existsSync(rig.sealedPath)).toBe(false);
  });

  it('and in again makes who asks wait for new credentials, not for those of before', async () => {
    const release = holdAnswers(rig.center);
    const before = rig.broker.get(role(operator));
    const seen = expect(before).rejects.toMatchObject({ code: 'sign-in-needed' });
    await eventually(() => fetches() === 1);
    await rig.signOut();
    await rig.signIn();
    const after = rig.broker.get(role(operator));
    await eventually(() => fetches() === 1);
    release();
    await seen;
    const given = await passTimeUntil(after, 50);
    expect(await get(operator)).toEqual(given);
    expect(fetches()).toBe(1);
  });

  it('forgets the chained roles that hang on it', async () => {
    await rig.chainedRoles.add(payments);
    await get(payments.id);
    expect(rig.broker.inUse()).toHaveLength(1);
    await rig.signOut();
    expect(rig.broker.inUse()).toEqual([]);
    await expect(get(payments.id)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('leaves what hangs on another session, under a new key that opens no older copy', async () => {
    const first = await get(operator);
    await rig.restart();
    const copy = `${rig.sealedPath}.copy`;
    await copyFile(rig.sealedPath, copy);
    await rig.broker.forget('another');
    await passTime(2000, 500);
    await eventually(() => existsSync(rig.sealedPath));
    await rig.restart();
    expect(await get(operator)).toEqual(first);
    await rig.broker.close();
    await copyFile(copy, rig.sealedPath);
    await rig.restart('crash');
    await get(operator);
    expect([fetches(), rig.events]).toEqual([2, [{ kind: 'kept-unreadable' }]]);
  });

  it('of everybody forgets everything', async () => {
    await get(operator);
    await passTime(2000, 500);
    await rig.broker.forgetAll();
    expect(rig.broker.inUse()).toEqual([]);
    expect(existsSync(rig.sealedPath)).toBe(false);
  });

  it('works while the keychain is locked: the file goes, and the key that stays is told of', async () => {
    await get(operator);
    await passTime(2000, 500);
    await eventually(() => existsSync(rig.sealedPath));
    rig.setKeychain('locked');
    await rig.broker.forget(rig.session.id);
    expect(existsSync(rig.sealedPath)).toBe(false);
    expect(rig.events).toEqual([{ kind: 'key-left', code: 'keychain-locked' }]);
    rig.setKeychain('ready');
  });

  it('says when the file cannot be removed, and has forgotten all in memory even so', async () => {
    await get(operator);
    await mkdir(rig.sealedPath);
    await expect(rig.broker.forget(rig.session.id)).rejects.toMatchObject({ code: 'file-unwritable' });
    expect(rig.broker.inUse()).toEqual([]);
  });

  it('is not undone by a file that is read only afterwards', async () => {
    await get(operator);
    await rig.restart();
    rig.setKeychain('locked');
    await rig.restart('crash');
    await rig.broker.forget(rig.session.id);
    rig.setKeychain('ready');
    await rig.broker.keychainReady();
    await passTime(2000, 500);
    await rig.restart();
    await get(operator);
    expect(fetches()).toBe(2);
  });

  it('is not undone by a file that is being read', async () => {
    await get(operator);
    await rig.restart();
    await rig.broker.forget(rig.session.id);
    await get(operator);
    expect(fetches()).toBe(2);
  });

  it('is not undone by a writing that was about to begin', async () => {
    await get(operator);
    await passTime(900, 100);
    await rig.signOut();
    await passTime(5000, 500);
    await rig.broker.close();
    expect(existsSync(rig.sealedPath)).toBe(false);
  });

  it('of a session whose id is given again to another portal serves nothing of the old one', async () => {
    await get(operator);
    await rig.broker.close();
    const kept = await readFile(rig.sealedPath);
    expect(kept.length).toBeGreaterThan(100);
    Object.assign(rig.session, { issuerUrl: 'https://other.awsapps.com/start' });
    await rig.restart('crash');
    await expect(get(operator)).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(fetches()).toBe(1);
  });
});
