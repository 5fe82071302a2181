import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServedCredentials } from '../../../main/credentials/broker.ts';
import { defaultSessionName } from '../../../main/credentials/chaining.ts';
import { stsWith } from '../../identity-center/raw-role.ts';
import { eventually, passTimeUntil } from '../settle.ts';
import { type BrokerRig, holdAnswers, hour, minute, role, startBrokerRig } from './broker-rig.ts';

let rig: BrokerRig;
const operator = 'hanbit/334072819650/PaymentsOperator';
const settlement = 'hanbit/347915820634/PaymentsOperator';
const shared = { region: 'ap-northeast-2', durationSeconds: 3600 };
const payments = {
  ...{ ...shared, id: 'chain:payments', base: operator },
  roleArn: 'arn:aws:iam::369417052848:role/team-payments',
};
const reports = {
  ...{ ...shared, id: 'chain:reports', base: payments.id },
  roleArn: 'arn:aws:iam::571029384650:role/team-payments-reports',
};
const exported = {
  ...{ ...shared, id: 'chain:settlement', base: settlement, externalId: 'hanbit-settlement-2024' },
  roleArn: 'arn:aws:iam::358201946773:role/settlement-export',
};

beforeEach(async () => {
  rig = await startBrokerRig();
  for (const one of [payments, reports, exported]) await rig.chainedRoles.add(one);
});
afterEach(async () => {
  vi.useRealTimers();
  await rig[Symbol.asyncDispose]();
});

const get = (id: string): Promise<ServedCredentials> => passTimeUntil(rig.broker.get(role(id)), 50);
const calls = () => [rig.center.count('GetRoleCredentials'), rig.center.count('AssumeRole')];
const whoIs = async (given: ServedCredentials) => {
  const { accessKeyId, secretAccessKey, sessionToken } = given;
  const client = stsWith(rig.center, { accessKeyId, secretAccessKey, sessionToken });
  return (await client.send(new GetCallerIdentityCommand({}))).Arn;
};
const refuse = (error: string, times = 1) =>
  rig.center.faults.add({ operation: 'AssumeRole', times, fault: { kind: 'status', status: 403, error } });

describe('a chained role', () => {
  it('is assumed with the credentials of its base, for an hour, in the name of the user', async () => {
    const given = await get(payments.id);
    expect(await whoIs(given)).toBe('arn:aws:sts::369417052848:assumed-role/team-payments/daypass-hana');
    expect(given.accountId).toBe('369417052848');
    expect(Math.round((given.expiresAtMs - Date.now()) / minute)).toBe(60);
  });

  it('may stand on another chained role', async () => {
    expect(await whoIs(await get(reports.id))).toContain('571029384650:assumed-role/team-payments-reports');
    expect(calls()).toEqual([1, 2]);
  });

  it('and each role below it is kept for itself', async () => {
    const top = await get(reports.id);
    const below = [await get(payments.id), await get(operator)];
    expect(calls()).toEqual([1, 2]);
    await rig.restart();
    expect([await get(payments.id), await get(operator)]).toEqual(below);
    expect([await get(reports.id), calls()]).toEqual([top, [1, 2]]);
  });

  it('is assumed once for 100 who ask at once', async () => {
    const asked = Array.from({ length: 100 }, () => rig.broker.get(role(reports.id)));
    await passTimeUntil(Promise.all(asked), 50);
    expect(calls()).toEqual([1, 2]);
  });

  it('presents its external id and its session name', async () => {
    expect(await whoIs(await get(exported.id))).toContain('assumed-role/settlement-export/daypass-hana');
    await rig.chainedRoles.change({ ...payments, sessionName: 'night.shift@hanbit' });
    expect(await whoIs(await get(payments.id))).toContain('/night.shift@hanbit');
  });

  it.each([
    ['without', undefined],
    ['with another', 'hanbit-settlement-2023'],
  ])('is refused %s external id, and that is not taken for a lost sign-in', async (_how, externalId) => {
    const { externalId: _old, ...rest } = exported;
    await rig.chainedRoles.change({ ...rest, ...(externalId === undefined ? {} : { externalId }) });
    await expect(get(exported.id)).rejects.toMatchObject({ code: 'role-refused', subject: exported.id });
    expect((await get(settlement)).accessKeyId).toMatch(/^ASIA/);
  });

  it('that was refused is dropped even while its credentials are valid, and its base is not', async () => {
    const { expiresAtMs } = await get(payments.id);
    vi.setSystemTime(expiresAtMs - 10 * minute);
    refuse('AccessDenied');
    await expect(get(payments.id)).rejects.toMatchObject({ code: 'role-refused' });
    expect(rig.events).toEqual([{ kind: 'role-withdrawn', roleId: payments.id, code: 'role-refused' }]);
    await get(operator);
    expect(calls()[0]).toBe(1);
  });

  it('lasts as long as was asked for, and is fresh until a third of that is left', async () => {
    await rig.chainedRoles.change({ ...payments, durationSeconds: 900 });
    const first = await get(payments.id);
    expect(Math.round((first.expiresAtMs - Date.now()) / minute)).toBe(15);
    vi.setSystemTime(first.expiresAtMs - 5.1 * minute);
    expect(await get(payments.id)).toEqual(first);
    vi.setSystemTime(first.expiresAtMs - 4.9 * minute);
    expect((await get(payments.id)).accessKeyId).not.toBe(first.accessKeyId);
    expect(calls()).toEqual([1, 2]);
  });

  it('gets a base renewed first that is about to end', async () => {
    const { expiresAtMs } = await get(operator);
    vi.setSystemTime(expiresAtMs - 10 * minute);
    await get(payments.id);
    expect(calls()).toEqual([2, 1]);
  });

  it('is served while valid though its base cannot be had any more', async () => {
    await get(operator);
    vi.setSystemTime(Date.now() + 110 * minute);
    rig.center.faults.add({ operation: 'GetRoleCredentials', times: Infinity, fault: { kind: 'drop' } });
    const first = await get(payments.id);
    vi.setSystemTime(first.expiresAtMs - 10 * minute);
    expect(await get(payments.id)).toEqual(first);
    vi.setSystemTime(first.expiresAtMs);
    await expect(get(payments.id)).rejects.toMatchObject({ code: 'offline' });
  });

  it('names its base when that is not assigned any more', async () => {
    rig.center.unassign({ group: 'payments', accountId: '334072819650', permissionSet: 'PaymentsOperator' });
    await expect(get(reports.id)).rejects.toMatchObject({ code: 'role-not-assigned', subject: operator });
  });

  it.each(['ExpiredToken', 'ExpiredTokenException'])('has its base renewed once on %s', async (error) => {
    const base = await get(operator);
    refuse(error);
    expect((await get(payments.id)).accessKeyId).toMatch(/^ASIA/);
    expect(calls()).toEqual([2, 2]);
    expect((await get(operator)).accessKeyId).not.toBe(base.accessKeyId);
  });

  it('leaves no base to serve that AWS called expired', async () => {
    await get(operator);
    refuse('ExpiredToken');
    rig.center.faults.add({ operation: 'GetRoleCredentials', times: Infinity, fault: { kind: 'drop' } });
    await expect(get(payments.id)).rejects.toMatchObject({ code: 'offline' });
    await expect(get(operator)).rejects.toMatchObject({ code: 'offline' });
  });

  it('is given up when AWS calls even the renewed base expired', async () => {
    refuse('ExpiredToken', Infinity);
    await expect(get(payments.id)).rejects.toMatchObject({ code: 'role-refused' });
    expect(calls()).toEqual([2, 2]);
  });

  it('finds out at STS that the local clock is three hours slow, and comes through', async () => {
    await get(operator);
    rig.center.setClockOffset(3 * hour);
    const given = await get(payments.id);
    expect(rig.clock.skewMs()).toBeGreaterThan(179 * minute);
    expect(Math.round((given.expiresAtMs - Date.now()) / minute)).toBe(4 * 60);
    expect(rig.center.count('GetRoleCredentials')).toBe(2);
  });

  it('serves nothing of what its id meant before it was changed, also after a restart', async () => {
    const before = await get(payments.id);
    await rig.chainedRoles.change({ ...payments, sessionName: 'other' });
    const after = await get(payments.id);
    expect(after.accessKeyId).not.toBe(before.accessKeyId);
    await rig.broker.close();
    await rig.chainedRoles.change({ ...payments, sessionName: 'third' });
    await rig.restart('crash');
    expect(await whoIs(await get(payments.id))).toContain('/third');
  });

  it('whose meaning is changed while it is assumed is assumed again for who asks then', async () => {
    const answer = holdAnswers(rig.center, 'AssumeRole');
    const before = rig.broker.get(role(payments.id));
    await eventually(() => calls()[1] === 1);
    await rig.chainedRoles.change({ ...payments, sessionName: 'other' });
    const after = rig.broker.get(role(payments.id));
    await eventually(() => calls()[1] === 2);
    answer();
    expect(await whoIs(await passTimeUntil(before, 50))).toContain('/daypass-hana');
    expect(await whoIs(await passTimeUntil(after, 50))).toContain('/other');
    expect(await whoIs(await get(payments.id))).toContain('/other');
  });

  it('on a changed role serves nothing of before either', async () => {
    await get(reports.id);
    await rig.chainedRoles.change({ ...payments, sessionName: 'other' });
    await get(reports.id);
    expect(calls()).toEqual([1, 4]);
  });

  it('that there is none of, or that lost its base, is named', async () => {
    await expect(get('chain:nothing')).rejects.toMatchObject({
      ...{ code: 'role-unknown', subject: 'chain:nothing' },
    });
    await rig.chainedRoles.remove(payments.id);
    await expect(get(reports.id)).rejects.toMatchObject({ code: 'role-unknown', subject: payments.id });
  });

  it('in use is renewed ahead, with its base', async () => {
    const first = await get(payments.id);
    vi.setSystemTime(first.expiresAtMs - 16 * minute);
    await get(payments.id);
    await passTimeUntil(rig.broker.renewAhead(), 50);
    expect((await get(payments.id)).expiresAtMs).toBeGreaterThan(first.expiresAtMs);
    expect(rig.broker.inUse().map(({ roleId }) => roleId)).toEqual([payments.id]);
  });
});

describe('the session name', () => {
  it.each([
    ['hana', 'daypass-hana'],
    ['HANBIT\\hana kim', 'daypass-HANBIT-hana-kim'],
    ['하나', 'daypass'],
    ['José', 'daypass-Jose'],
    ['', 'daypass'],
    ['x'.repeat(80), `daypass-${'x'.repeat(56)}`],
  ])('of the user %j is %s', (user, expected) => {
    expect(defaultSessionName(user)).toBe(expected);
    expect(defaultSessionName(user)).toMatch(/^[\w+=,.@-]{2,64}$/);
  });
});
