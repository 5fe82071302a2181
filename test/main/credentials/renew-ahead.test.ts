import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServedCredentials } from '../../../main/credentials/broker.ts';
import { generateOrganization } from '../../identity-center/generate.ts';
import { eventually, passTime, passTimeUntil } from '../settle.ts';
import { type BrokerRig, holdAnswers, hour, minute, role, startBrokerRig } from './broker-rig.ts';

let rig: BrokerRig;
const operator = 'hanbit/334072819650/PaymentsOperator';
const settlement = 'hanbit/347915820634/PaymentsOperator';

beforeEach(async () => {
  rig = await startBrokerRig();
});
afterEach(async () => {
  vi.useRealTimers();
  await rig[Symbol.asyncDispose]();
});

const get = (id: string): Promise<ServedCredentials> => passTimeUntil(rig.broker.get(role(id)), 50);
const fetches = () => rig.center.count('GetRoleCredentials');

/** As the keeper does: once a minute. */
async function keep(ms: number, meanwhile: () => void | Promise<unknown> = () => undefined): Promise<void> {
  for (let passed = 0; passed < ms; passed += minute) {
    await passTime(minute, minute);
    await meanwhile();
    await passTimeUntil(rig.broker.renewAhead(), 100);
  }
}

describe('renewal ahead', () => {
  it('keeps a role in use fresh, so that nobody who asks waits for AWS', async () => {
    await get(operator);
    let waited = 0;
    await keep(6 * hour, async () => {
      const before = fetches();
      const { expiresAtMs } = await get(operator);
      waited += fetches() - before;
      expect(expiresAtMs - Date.now()).toBeGreaterThan(15 * minute);
    });
    expect(waited).toBe(0);
    expect(fetches()).toBeGreaterThanOrEqual(4);
    expect(fetches()).toBeLessThanOrEqual(5);
  });

  it('leaves a role alone that nobody has asked for in the last hour', async () => {
    await get(operator);
    await keep(4 * hour);
    expect(fetches()).toBe(1);
    expect(rig.broker.inUse()).toEqual([]);
  });

  it('does not wake a role that was only kept from an earlier run', async () => {
    await get(operator);
    await rig.restart();
    await keep(3 * hour);
    expect(fetches()).toBe(1);
  });

  it('does nothing while all is fresh', async () => {
    await get(operator);
    rig.center.resetCalls();
    await keep(hour, () => get(operator));
    expect(rig.center.count('GetRoleCredentials')).toBe(0);
  });

  it('tries again a while after it failed, not at once', async () => {
    const { expiresAtMs } = await get(operator);
    vi.setSystemTime(expiresAtMs - 30 * minute);
    await get(operator);
    vi.setSystemTime(expiresAtMs - 16 * minute);
    rig.center.faults.add({ operation: '*', times: Infinity, fault: { kind: 'drop' } });
    await passTimeUntil(rig.broker.renewAhead(), 50);
    const tried = rig.center.calls.length;
    await passTimeUntil(rig.broker.renewAhead(), 50);
    expect(rig.center.calls.length).toBe(tried);
    rig.center.faults.clear();
    await keep(minute);
    expect(rig.broker.inUse()[0]?.expiresAtMs).toBeGreaterThan(expiresAtMs);
  });

  it('finds out by itself that a role is not assigned any more', async () => {
    const { expiresAtMs } = await get(operator);
    vi.setSystemTime(expiresAtMs - 30 * minute);
    await get(operator);
    vi.setSystemTime(expiresAtMs - 16 * minute);
    const assignment = { accountId: '334072819650', permissionSet: 'PaymentsOperator' };
    rig.center.unassign({ group: 'payments', ...assignment });
    await passTimeUntil(rig.broker.renewAhead(), 50);
    expect(rig.events).toContainEqual({
      ...{ kind: 'role-withdrawn', roleId: operator, code: 'role-not-assigned' },
    });
    expect(rig.broker.inUse()).toEqual([]);
  });
});

describe('renewal ahead of twenty roles', () => {
  const count = 20;
  let expiresAtMs: number;

  beforeEach(async () => {
    await rig[Symbol.asyncDispose]();
    const organization = generateOrganization({ accounts: count, rolesPerAccount: 1, seed: 'many' });
    rig = await startBrokerRig({ organization });
    const name = organization.permissionSets[0]?.name ?? '';
    const ids = organization.accounts.map(({ id }) => role(`${rig.session.id}/${id}/${name}`));
    const given = await passTimeUntil(Promise.all(ids.map((id) => rig.broker.get(id))), 100);
    expiresAtMs = given[0]?.expiresAtMs ?? 0;
    vi.setSystemTime(expiresAtMs - 50 * minute);
    await passTimeUntil(Promise.all(ids.map((id) => rig.broker.get(id))), 100);
    // So that what comes next need not wait for its turn at AWS.
    await passTime(2_000, 500);
    vi.setSystemTime(expiresAtMs - 15 * minute);
    rig.center.resetCalls();
  });

  it('has three under way at once, however often it is called', async () => {
    const answer = holdAnswers(rig.center);
    const rounds = [1, 2, 3].map(() => rig.broker.renewAhead());
    await eventually(() => fetches() === 3);
    await passTime(5000, 500);
    expect(fetches()).toBe(3);
    answer();
    await passTimeUntil(Promise.all(rounds), 100);
    expect(fetches()).toBe(count);
  });

  it('does not try them all when the sign-in is gone', async () => {
    rig.center.endPortalSession();
    await passTimeUntil(Promise.all([rig.broker.renewAhead(), rig.broker.renewAhead()]), 50);
    const failed = rig.events.filter(({ kind }) => kind === 'renewal-failed');
    expect(failed.map((event) => 'code' in event && event.code)).toEqual(Array(3).fill('sign-in-needed'));
  });

  it('ends when the broker is closed', async () => {
    const answer = holdAnswers(rig.center);
    const round = rig.broker.renewAhead();
    await eventually(() => fetches() === 3);
    await rig.broker.close();
    await round;
    answer();
    expect(fetches()).toBe(3);
  });
});

describe('the roles in use', () => {
  it('are those asked for in the last hour, with their end and the time of the last asking', async () => {
    const first = await get(operator);
    vi.setSystemTime(Date.now() + 10 * minute);
    await get(settlement);
    vi.setSystemTime(Date.now() + 10 * minute);
    await get(operator);
    const [one, other] = rig.broker.inUse();
    expect(one).toEqual({ roleId: operator, expiresAtMs: first.expiresAtMs, lastAskedAtMs: Date.now() });
    expect(other).toMatchObject({ roleId: settlement, lastAskedAtMs: expect.any(Number) });
    vi.setSystemTime(Date.now() + 51 * minute);
    expect(rig.broker.inUse().map(({ roleId }) => roleId)).toEqual([operator]);
  });

  it('are none whose credentials have expired', async () => {
    const { expiresAtMs } = await get(operator);
    vi.setSystemTime(expiresAtMs - 30 * minute);
    await get(operator);
    expect(rig.broker.inUse()).toHaveLength(1);
    vi.setSystemTime(expiresAtMs);
    expect(rig.broker.inUse()).toEqual([]);
  });

  it('hold nothing secret', async () => {
    await get(operator);
    const text = JSON.stringify(rig.broker.inUse());
    for (const secret of rig.center.secrets) expect(text).not.toContain(secret);
  });

  it('are told of when credentials come and go, not at each asking', async () => {
    let told = 0;
    const stop = rig.broker.onChange(() => (told += 1));
    await get(operator);
    expect(told).toBe(1);
    for (let time = 0; time < 10; time++) await get(operator);
    expect(told).toBe(1);
    await rig.signOut();
    expect(told).toBe(2);
    stop();
  });
});
