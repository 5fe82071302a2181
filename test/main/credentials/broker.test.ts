import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServedCredentials } from '../../../main/credentials/broker.ts';
import { generateOrganization } from '../../identity-center/generate.ts';
import { eventually, passTime, passTimeUntil } from '../settle.ts';
import { type BrokerRig, holdAnswers, hour, minute, role, startBrokerRig } from './broker-rig.ts';

let rig: BrokerRig;
/** Lasts 8 hours, as the sign-in does. */
const developer = 'hanbit/452907316084/PaymentsDeveloper';
/** Lasts 2 hours. */
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
const goOffline = () => rig.center.faults.add({ operation: '*', times: Infinity, fault: { kind: 'drop' } });
const forbid = () => {
  const fault = { kind: 'status', status: 403, error: 'ForbiddenException' } as const;
  rig.center.faults.add({ operation: 'GetRoleCredentials', times: Infinity, fault });
};

describe('the broker', () => {
  it('gives what a process needs, with the account and the end that AWS told', async () => {
    const given = await get(developer);
    expect(given).toEqual({
      accessKeyId: expect.stringMatching(/^ASIA/),
      secretAccessKey: expect.stringMatching(/^.{40}$/),
      sessionToken: expect.stringMatching(/^IQoJ/),
      accountId: '452907316084',
      expiresAtMs: expect.any(Number),
    });
    expect(Math.round((given.expiresAtMs - Date.now()) / minute)).toBe(8 * 60);
  });

  it('asks AWS once for each of 50 roles that 1,000 ask for at once', async () => {
    await rig[Symbol.asyncDispose]();
    const organization = generateOrganization({ accounts: 25, rolesPerAccount: 2, seed: 'fifty' });
    rig = await startBrokerRig({ organization });
    const ids = organization.accounts.flatMap(({ id }) =>
      organization.permissionSets.map(({ name }) => `${rig.session.id}/${id}/${name}`),
    );
    const asked = Array.from({ length: 1000 }, (_, index) => rig.broker.get(role(ids[index % 50] ?? '')));
    const given = await passTimeUntil(Promise.all(asked), 100);
    expect(new Set(given.map(({ accessKeyId }) => accessKeyId)).size).toBe(50);
    expect(fetches()).toBe(50);
  });

  it('serves the same credentials, without a call, while more than 15 minutes remain', async () => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs - 15 * minute - 1000);
    expect(await get(operator)).toEqual(first);
    expect(fetches()).toBe(1);
  });

  it('renews before it answers when 15 minutes or less remain, once for 40 who ask', async () => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs - 15 * minute);
    const asked = Promise.all(Array.from({ length: 40 }, () => rig.broker.get(role(operator))));
    const given = await passTimeUntil(asked, 50);
    expect(new Set(given.map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
    expect(given[0]?.accessKeyId).not.toBe(first.accessKeyId);
    expect(fetches()).toBe(2);
  });

  it('never serves what has expired', async () => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs);
    expect((await get(operator)).accessKeyId).not.toBe(first.accessKeyId);
  });

  it('serves what is still valid when there is no network', async () => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs - 5 * minute);
    goOffline();
    expect(await get(operator)).toEqual(first);
  });

  it('does not try again and again while there is no network, and renews soon after it is back', async () => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs - 10 * minute);
    goOffline();
    await get(operator);
    const tried = rig.center.calls.length;
    for (let time = 0; time < 20; time++) await get(operator);
    expect(rig.center.calls.length).toBe(tried);
    rig.center.faults.clear();
    await passTime(30_000, 5000);
    expect((await get(operator)).accessKeyId).not.toBe(first.accessKeyId);
  });

  it.each([
    ['no network', { kind: 'drop' }, 'offline'],
    ['a fault of the service', { kind: 'status', status: 500 }, 'unavailable'],
    ['a captive portal', { kind: 'garbage' }, 'bad-answer'],
  ] as const)('fails with the reason when all has expired and there is %s', async (_name, fault, code) => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs - 10 * minute);
    await passTimeUntil(rig.tokens.access(rig.session.id), 50);
    vi.setSystemTime(first.expiresAtMs + 1);
    rig.center.faults.add({ operation: 'GetRoleCredentials', times: Infinity, fault });
    await expect(get(operator)).rejects.toMatchObject({ code });
  });

  it('serves what is valid within ten seconds when AWS never answers, and takes the answer when it comes', async () => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs - 10 * minute);
    const answer = holdAnswers(rig.center);
    const startedAtMs = Date.now();
    expect(await passTimeUntil(rig.broker.get(role(operator)), 1000)).toEqual(first);
    expect(Date.now() - startedAtMs).toBeLessThanOrEqual(11_000);
    answer();
    await eventually(() => (rig.broker.inUse()[0]?.expiresAtMs ?? 0) > first.expiresAtMs);
    expect(fetches()).toBe(2);
  });

  it('does not serve what expired while AWS let it wait', async () => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs - 5000);
    const answer = holdAnswers(rig.center);
    await expect(passTimeUntil(rig.broker.get(role(operator)), 1000)).rejects.toMatchObject({
      code: 'unavailable',
    });
    answer();
  });

  it('serves valid credentials after the sign-in has ended, and asks for a sign-in when they have expired', async () => {
    await passTime(hour, 10 * minute);
    const first = await get(developer);
    rig.center.endPortalSession();
    await passTimeUntil(rig.tokens.end(rig.session.id, await rig.tokens.access(rig.session.id)), 50);
    expect(await get(developer)).toEqual(first);
    vi.setSystemTime(first.expiresAtMs - minute);
    expect(await get(developer)).toEqual(first);
    vi.setSystemTime(first.expiresAtMs);
    await expect(get(developer)).rejects.toMatchObject({ code: 'sign-in-needed', recovery: 'sign-in' });
  });

  it('drops a role that AWS says is not assigned any more, though its credentials are valid, and says so', async () => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs - 10 * minute);
    forbid();
    await expect(get(operator)).rejects.toMatchObject({ code: 'role-not-assigned', subject: operator });
    expect(rig.events).toEqual([{ kind: 'role-withdrawn', roleId: operator, code: 'role-not-assigned' }]);
    expect(rig.broker.inUse()).toEqual([]);
    goOffline();
    await expect(get(operator)).rejects.toMatchObject({ code: 'role-not-assigned' });
  });

  it('leaves other roles alone when one is not assigned any more', async () => {
    const [lost, other] = [await get(operator), await get(developer)];
    vi.setSystemTime(lost.expiresAtMs - 10 * minute);
    forbid();
    await get(operator).catch(() => undefined);
    expect(await get(developer)).toEqual(other);
  });

  it('judges by the services’ clock when the local one is wrong', async () => {
    rig.center.setClockOffset(-2 * hour);
    const first = await get(operator);
    expect(rig.clock.skewMs()).toBeLessThan(-119 * minute);
    expect(Math.abs(first.expiresAtMs - Date.now())).toBeLessThan(minute);
    await passTime(100 * minute, 10 * minute);
    expect(await get(operator)).toEqual(first);
    expect(fetches()).toBe(1);
  });

  it('names a session that there is none of', async () => {
    await expect(get('other/334072819650/PaymentsOperator')).rejects.toMatchObject({
      ...{ code: 'session-unknown', subject: 'other' },
    });
  });
});

describe('a broker that is closed', () => {
  it('serves nobody any more', async () => {
    await rig.broker.close();
    await expect(get(operator)).rejects.toMatchObject({ code: 'stopping' });
  });
});
