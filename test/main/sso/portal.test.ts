import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Rig, startRig } from '../rig.ts';
import { fakeTime, passTime, passTimeUntil } from '../settle.ts';

let rig: Rig & AsyncDisposable;
const account = '452907316084';
const role = 'PaymentsDeveloper';

beforeEach(async () => {
  fakeTime();
  rig = await startRig();
  await rig.signIn();
  await passTimeUntil(rig.core.refresh(rig.session.id), 100);
  await passTime(5000, 500);
  rig.center.resetCalls();
});
afterEach(async () => {
  vi.useRealTimers();
  await rig[Symbol.asyncDispose]();
});

const credentials = (name = role) => rig.core.portal.roleCredentials(rig.session, account, name);
const refusal = { kind: 'status', status: 403, error: 'ForbiddenException' } as const;
const status = () => rig.core.store.get().sessions[0]?.status.kind;

describe('portal calls', () => {
  it('give role credentials whose expiry is in milliseconds', async () => {
    const given = await credentials();
    expect(given.accessKeyId).toMatch(/^ASIA/);
    expect(given.expiresAtMs).toBeGreaterThan(Date.now() + 50 * 60_000);
    expect(given.expiresAtMs).toBeLessThan(Date.now() + 13 * 3_600_000);
  });

  it('renew the token once after a 401 and try once more', async () => {
    vi.setSystemTime(Date.now() + 120_000);
    rig.center.revokeAccessTokens();
    expect((await credentials()).accessKeyId).toMatch(/^ASIA/);
    expect([rig.center.count('CreateToken'), rig.center.count('GetRoleCredentials')]).toEqual([1, 2]);
  });

  it('renew once for 40 calls that meet a 401 together', async () => {
    vi.setSystemTime(Date.now() + 120_000);
    rig.center.revokeAccessTokens();
    const all = Promise.all(Array.from({ length: 40 }, () => credentials()));
    expect(await passTimeUntil(all, 100)).toHaveLength(40);
    expect(rig.center.count('CreateToken')).toBe(1);
  });

  it('ask for a sign-in after a 401 whose token cannot be renewed', async () => {
    vi.setSystemTime(Date.now() + 120_000);
    rig.center.endPortalSession();
    await expect(credentials()).rejects.toMatchObject({ code: 'sign-in-needed' });
    await passTime(10, 10);
    expect(status()).toBe('sign-in-needed');
    await expect(credentials()).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(rig.center.count('GetRoleCredentials')).toBe(1);
  });

  it('say "not assigned" after a second 403, and never sign out for it', async () => {
    vi.setSystemTime(Date.now() + 120_000);
    await expect(credentials('Billing')).rejects.toMatchObject({
      code: 'role-not-assigned',
      subject: `${rig.session.id}/${account}/Billing`,
    });
    expect([rig.center.count('CreateToken'), rig.center.count('GetRoleCredentials')]).toEqual([1, 2]);
    expect(status()).toBe('signed-in');
    expect((await credentials()).accessKeyId).toMatch(/^ASIA/);
  });

  it('do not renew again and again for a role that stays forbidden', async () => {
    vi.setSystemTime(Date.now() + 120_000);
    for (let time = 0; time < 5; time++)
      await passTimeUntil(
        credentials('Billing').catch(() => undefined),
        50,
      );
    expect(rig.center.count('CreateToken')).toBe(1);
  });

  it('take a role that a newer token brings', async () => {
    vi.setSystemTime(Date.now() + 120_000);
    rig.center.faults.add({ operation: 'GetRoleCredentials', fault: refusal });
    expect((await credentials()).accessKeyId).toMatch(/^ASIA/);
  });

  it('wait out a throttle without a fault or another token', async () => {
    rig.center.faults.add({
      operation: 'GetRoleCredentials',
      times: 3,
      fault: { kind: 'status', status: 429 },
    });
    expect((await passTimeUntil(credentials(), 50)).accessKeyId).toMatch(/^ASIA/);
    expect(rig.center.count('CreateToken')).toBe(0);
  });

  it.each([
    ['a dropped connection', { kind: 'drop' }],
    ['half an answer', { kind: 'half' }],
    ['the page of a captive portal', { kind: 'garbage' }],
    ['a passing fault of the service', { kind: 'status', status: 503 }],
  ] as const)('try again after %s', async (_name, fault) => {
    rig.center.faults.add({ operation: 'GetRoleCredentials', times: 2, fault });
    expect((await passTimeUntil(credentials(), 50)).accessKeyId).toMatch(/^ASIA/);
  });

  it('give up on a fault that lasts, with its name', async () => {
    rig.center.faults.add({
      operation: 'GetRoleCredentials',
      times: Infinity,
      fault: { kind: 'status', status: 500 },
    });
    const failing = credentials();
    const seen = expect(failing).rejects.toMatchObject({ code: 'unavailable', recovery: 'retry' });
    await passTimeUntil(
      failing.catch(() => undefined),
      50,
    );
    await seen;
    expect(rig.center.count('GetRoleCredentials')).toBe(3);
    expect(status()).toBe('signed-in');
  });

  it('pass the limiter every time: the SDK itself never retries', async () => {
    rig.center.faults.add({ operation: 'GetRoleCredentials', fault: { kind: 'retry-after', seconds: 30 } });
    const call = credentials();
    await passTime(20_000, 1000);
    expect(rig.center.count('GetRoleCredentials')).toBe(1);
    await passTimeUntil(call, 1000);
    expect(rig.center.count('GetRoleCredentials')).toBe(2);
  });

  it('leave the line when their caller gives up', async () => {
    rig.center.faults.add({ operation: 'GetRoleCredentials', fault: { kind: 'retry-after', seconds: 30 } });
    const leaving = new AbortController();
    const call = rig.core.portal.roleCredentials(rig.session, account, role, { signal: leaving.signal });
    const seen = expect(call).rejects.toThrow('given up');
    await passTime(1000, 100);
    leaving.abort(new Error('given up'));
    await seen;
  });
});
