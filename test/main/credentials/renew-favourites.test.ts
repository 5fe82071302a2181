import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServedCredentials } from '../../../main/credentials/broker.ts';
import { generateOrganization } from '../../identity-center/generate.ts';
import { eventually, passTime, passTimeUntil } from '../settle.ts';
import { type BrokerRig, holdAnswers, hour, minute, role, startBrokerRig } from './broker-rig.ts';

let rig: BrokerRig;
const operator = 'hanbit/334072819650/PaymentsOperator';
const settlement = 'hanbit/347915820634/PaymentsOperator';
const payments = {
  ...{ id: 'chain:payments', base: operator, region: 'ap-northeast-2', durationSeconds: 3600 },
  roleArn: 'arn:aws:iam::369417052848:role/team-payments',
};

beforeEach(async () => {
  rig = await startBrokerRig();
  keepReady(operator, settlement);
});
afterEach(async () => {
  vi.useRealTimers();
  await rig[Symbol.asyncDispose]();
});

const get = (id: string): Promise<ServedCredentials> => passTimeUntil(rig.broker.get(role(id)), 50);
const renewAhead = () => passTimeUntil(rig.broker.renewAhead(), 50);
const fetches = () => rig.center.count('GetRoleCredentials');
const fetchedAccounts = () =>
  rig.center.calls.flatMap(({ operation, accountId }) =>
    operation === 'GetRoleCredentials' && accountId !== undefined ? [accountId] : [],
  );
const accountOf = (id: string) => id.split('/')[1];
const held = () => rig.broker.held().map(({ roleId }) => roleId);
const failures = () => rig.events.filter(({ kind }) => kind === 'renewal-failed').length;

function keepReady(...kept: readonly string[]): void {
  rig.wish.ahead = { used: true, kept };
}

/** As the keeper does: once a minute, the sign-in too. */
async function keep(ms: number, meanwhile: () => unknown = () => undefined): Promise<void> {
  for (let passed = 0; passed < ms; passed += minute) {
    await passTime(minute, minute);
    await passTimeUntil(
      rig.tokens.keepFresh(rig.session.id).catch(() => undefined),
      100,
    );
    await passTimeUntil(rig.broker.renewAhead(), 100);
    await meanwhile();
  }
}

describe('a favourite that is renewed ahead', () => {
  it('is there for the first who asks, without a call to AWS', async () => {
    await renewAhead();
    expect(fetches()).toBe(2);
    expect((await get(operator)).accessKeyId).toMatch(/^ASIA/);
    expect(fetches()).toBe(2);
  });

  it('is ready all day, though nobody asks', async () => {
    await keep(7 * hour, () => {
      const left = rig.broker.held().map(({ expiresAtMs }) => expiresAtMs - Date.now());
      expect(left).toHaveLength(2);
      expect(Math.min(...left)).toBeGreaterThan(15 * minute);
    });
    // Of two hours each, renewed after some 101 minutes.
    expect(fetches()).toBe(2 * 5);
    expect(failures()).toBe(0);
  });

  it('does not count as used', async () => {
    await keep(2 * hour);
    expect(rig.broker.inUse()).toEqual([]);
    expect(rig.broker.held()).toEqual([
      expect.objectContaining({ roleId: operator, inUse: false, renewedAhead: true }),
      expect.objectContaining({ roleId: settlement, inUse: false, renewedAhead: true }),
    ]);
  });

  it('outlives a restart, and is not fetched again before its time', async () => {
    await renewAhead();
    await rig.restart();
    await keep(30 * minute);
    expect(held()).toEqual([operator, settlement]);
    expect(fetches()).toBe(2);
  });

  it('is not fetched before a sign-in, and at once after it', async () => {
    await rig.signOut();
    await keep(10 * minute);
    expect([fetches(), failures()]).toEqual([0, 0]);
    await rig.signIn();
    await renewAhead();
    expect(fetches()).toBe(2);
  });

  it('ends with the sign-in, without a word', async () => {
    await renewAhead();
    await passTimeUntil(rig.tokens.end(rig.session.id, await rig.tokens.access(rig.session.id)), 50);
    await keep(2 * hour);
    expect([fetches(), failures(), held()]).toEqual([2, 0, []]);
  });

  it('is left alone while the keychain is locked, which is asked no more than once a round', async () => {
    await rig.restart();
    keepReady(operator, settlement, ...Array.from({ length: 7 }, (_, index) => `${operator}${index}`));
    rig.setKeychain('locked');
    await rig.restart('crash');
    const before = rig.keychainAskedAtMs.length;
    for (let round = 0; round < 5; round++) await renewAhead();
    expect(fetches()).toBe(0);
    expect(rig.keychainAskedAtMs.length - before).toBeLessThanOrEqual(1 + 5);
    rig.setKeychain('ready');
    keepReady(operator, settlement);
    await renewAhead();
    expect(fetches()).toBe(2);
  });

  it('is not fetched once the list of roles has it no more', async () => {
    rig.wish.unlisted.add(settlement);
    await keep(hour);
    expect(held()).toEqual([operator]);
  });

  it('is dropped when it lands after a sign-out', async () => {
    const answer = holdAnswers(rig.center);
    const round = rig.broker.renewAhead();
    await eventually(() => fetches() === 2);
    await rig.signOut();
    answer();
    await passTimeUntil(round, 50);
    await passTime(5000, 500);
    expect(held()).toEqual([]);
    expect(existsSync(rig.sealedPath)).toBe(false);
  });

  it('is the same fetch for whoever asks meanwhile', async () => {
    const answer = holdAnswers(rig.center);
    const round = rig.broker.renewAhead();
    await eventually(() => fetches() === 2);
    const asked = rig.broker.get(role(operator));
    answer();
    await passTimeUntil(Promise.all([round, asked]), 50);
    expect(fetches()).toBe(2);
    expect(rig.broker.inUse()).toEqual([expect.objectContaining({ roleId: operator })]);
  });

  it('that was removed is renewed no more', async () => {
    await renewAhead();
    keepReady(operator);
    expect(rig.broker.held().map(({ renewedAhead }) => renewedAhead)).toEqual([true, false]);
    await keep(2 * hour);
    expect(held()).toEqual([operator]);
  });

  it('may be a chained role, which hangs on its base', async () => {
    await rig.chainedRoles.add(payments);
    keepReady(payments.id);
    await renewAhead();
    expect(held()).toEqual([operator, payments.id]);
    const calls = () => [fetches(), rig.center.count('AssumeRole')];
    expect(calls()).toEqual([1, 1]);
    await get(payments.id);
    expect(calls()).toEqual([1, 1]);
    await rig.signOut();
    await rig.signIn();
    rig.wish.unlisted.add(operator);
    await keep(10 * minute);
    expect(held()).toEqual([]);
  });

  it('that leads nowhere holds up no other', async () => {
    keepReady('chain:gone', 'elsewhere/334072819650/PaymentsOperator', 'no role', operator);
    await keep(10 * minute);
    expect([held(), failures()]).toEqual([[operator], 0]);
  });
});

describe('a favourite that cannot be had', () => {
  const takeAway = () =>
    rig.center.unassign({
      ...{ group: 'payments', accountId: '334072819650', permissionSet: 'PaymentsOperator' },
    });

  it('is asked for again after hours, when AWS refuses it, and holds up no other', async () => {
    takeAway();
    await keep(8 * hour);
    expect(held()).toEqual([settlement]);
    // At once, then after one, two and four hours.
    expect(failures()).toBe(4);
  });

  it('is not asked for when AWS has just refused it to somebody', async () => {
    keepReady();
    takeAway();
    await expect(get(operator)).rejects.toMatchObject({ code: 'role-not-assigned' });
    keepReady(operator);
    const before = fetches();
    await keep(50 * minute);
    expect(fetches()).toBe(before);
  });

  it('is asked for by whoever wants it, and again right after the next sign-in', async () => {
    takeAway();
    await renewAhead();
    const before = fetches();
    await expect(get(operator)).rejects.toMatchObject({ code: 'role-not-assigned' });
    expect(fetches()).toBeGreaterThan(before);
    await rig.signOut();
    await rig.signIn();
    await renewAhead();
    expect(fetchedAccounts()).toContain('334072819650');
  });

  it('makes no loop of a clock that is days wrong', async () => {
    await renewAhead();
    let aheadMs = 0;
    for (const wrongMs of [48 * hour, -24 * hour, 0]) {
      vi.setSystemTime(Date.now() + wrongMs - aheadMs);
      rig.center.setClockOffset(-wrongMs);
      aheadMs = wrongMs;
      await keep(30 * minute);
      expect(rig.broker.held().map(({ expiresAtMs }) => expiresAtMs > Date.now() - wrongMs)).toEqual([
        true,
        true,
      ]);
    }
    expect(fetches()).toBeLessThanOrEqual(2 * 4);
  });

  it('comes after a night’s sleep as soon as the sign-in is renewed', async () => {
    await renewAhead();
    vi.setSystemTime(Date.now() + 3 * hour);
    await renewAhead();
    expect(fetches()).toBe(2);
    await keep(minute);
    expect([fetches(), held()]).toEqual([4, [operator, settlement]]);
  });
});

describe('forty favourites', () => {
  const count = 40;
  let ids: readonly string[];

  beforeEach(async () => {
    await rig[Symbol.asyncDispose]();
    const organization = generateOrganization({ accounts: count, rolesPerAccount: 1, seed: 'many' });
    rig = await startBrokerRig({ organization });
    const name = organization.permissionSets[0]?.name ?? '';
    ids = organization.accounts.map(({ id }) => `${rig.session.id}/${id}/${name}`);
    keepReady(...ids);
  });

  it('are fetched three at a time, in the user’s order', async () => {
    const answer = holdAnswers(rig.center);
    const round = rig.broker.renewAhead();
    await eventually(() => fetches() === 3);
    await passTime(5000, 500);
    expect(fetches()).toBe(3);
    answer();
    await passTimeUntil(round, 100);
    expect(new Set(fetchedAccounts().slice(0, 3))).toEqual(new Set(ids.slice(0, 3).map(accountOf)));
    expect(held()).toHaveLength(count);
  });

  it('are tried seldom while there is no network, and make no storm when it is back', async () => {
    rig.center.faults.add({ operation: '*', times: Infinity, fault: { kind: 'drop' } });
    await keep(30 * minute);
    // After 1, 2, then every 5 minutes, three at a time.
    expect(failures()).toBeGreaterThanOrEqual(3 * 5);
    expect(failures()).toBeLessThanOrEqual(3 * 9);
    rig.center.faults.clear();
    rig.center.resetCalls();
    await keep(6 * minute);
    expect(held()).toHaveLength(count);
    expect(fetches()).toBe(count);
  });

  it('wait for no one who works: a role in use is renewed first', async () => {
    keepReady();
    const used = ids.at(-1) ?? '';
    const { expiresAtMs } = await get(used);
    vi.setSystemTime(expiresAtMs - 30 * minute);
    await get(used);
    vi.setSystemTime(expiresAtMs - 15 * minute);
    keepReady(...ids);
    rig.center.resetCalls();
    await renewAhead();
    expect(fetchedAccounts()[0]).toBe(accountOf(used));
  });

  it('are fetched no further once the user chose otherwise', async () => {
    const answer = holdAnswers(rig.center);
    const round = rig.broker.renewAhead();
    await eventually(() => fetches() === 3);
    rig.wish.ahead = { used: false, kept: [] };
    answer();
    await passTimeUntil(round, 50);
    expect(fetches()).toBe(3);
  });

  it('that were added meanwhile come in the same round', async () => {
    keepReady(...ids.slice(0, 3));
    const answer = holdAnswers(rig.center);
    const round = rig.broker.renewAhead();
    await eventually(() => fetches() === 3);
    keepReady(...ids);
    answer();
    await passTimeUntil(round, 50);
    expect(held()).toHaveLength(count);
  });
});

describe('where nothing is renewed ahead', () => {
  it('a role in use is renewed when it is asked for, not before', async () => {
    rig.wish.ahead = { used: false, kept: [] };
    const { expiresAtMs } = await get(operator);
    expect(rig.broker.held()).toEqual([expect.objectContaining({ inUse: true, renewedAhead: false })]);
    await keep(110 * minute);
    expect(fetches()).toBe(1);
    expect((await get(operator)).expiresAtMs).toBeGreaterThan(expiresAtMs);
    expect(fetches()).toBe(2);
  });
});
