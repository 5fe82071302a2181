import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../main/clock.ts';
import { type AssignedRoleId, parseRoleId } from '../../../main/credentials/role-id.ts';
import { AppError } from '../../../main/errors.ts';
import { createLog } from '../../../main/log.ts';
import { createRelisting } from '../../../main/sso/relisting.ts';
import { type Rig, startRig } from '../rig.ts';
import { eventually, fakeTime, passTime, passTimeUntil, settle } from '../settle.ts';
import { aSession } from './a-session.ts';

const minute = 60_000;
const [accountId, otherId] = ['334072819650', '347915820634'];
const operator = `hanbit/${accountId}/PaymentsOperator`;
const reader = `hanbit/${accountId}/ReadOnlyAccess`;

let rig: Rig & AsyncDisposable;

beforeEach(async () => {
  fakeTime();
  rig = await startRig();
  await rig.signIn();
  await passTimeUntil(rig.core.refresh(rig.session.id), 100);
  vi.setSystemTime(Date.now() + minute);
  rig.center.resetCalls();
});
afterEach(async () => {
  vi.useRealTimers();
  await rig[Symbol.asyncDispose]();
});

const view = () => rig.core.store.get().sessions[0];
const listed = () => (view()?.accounts ?? []).flatMap(({ roles }) => roles.map(({ id }) => id));
const listings = () => rig.center.count('ListAccountRoles');

function unassign(account: string, permissionSet: string): void {
  rig.center.unassign({ group: 'payments', accountId: account, permissionSet });
}

async function refused(id: string): Promise<void> {
  const role = parseRoleId(id);
  if (role === undefined) throw new Error(`${id} is no role id`);
  const code = rig.core.broker.get(role).then(
    () => 'served',
    (error: { code: string }) => error.code,
  );
  expect(await passTimeUntil(code, 50)).toBe('role-not-assigned');
}

/** As AWS may for a while after a change: its list still has what it refuses. */
function refuseAll(): void {
  const fault = { kind: 'status', status: 403, error: 'ForbiddenException' } as const;
  rig.center.faults.add({ operation: 'GetRoleCredentials', times: Infinity, fault });
}

describe('a role that AWS says is not assigned', () => {
  it('leaves the list at once, by one call for its account, and is news', async () => {
    unassign(accountId, 'PaymentsOperator');
    await refused(operator);
    await eventually(() => !listed().includes(operator));
    expect(listed()).toContain(reader);
    expect(listings()).toBe(1);
    expect(rig.center.count('ListAccounts')).toBe(0);
    expect(view()?.changes).toMatchObject({ gained: [], lost: [operator] });
    expect(view()?.progress.kind).toBe('idle');
    await settle();
    await rig.restart();
    expect(listed()).not.toContain(operator);
  });

  it('takes along what else has gone in its account, and asks no more about it', async () => {
    unassign(accountId, 'PaymentsOperator');
    unassign(accountId, 'ReadOnlyAccess');
    await refused(operator);
    await eventually(() => !listed().includes(operator));
    await refused(reader);
    await settle();
    expect(listed()).not.toContain(reader);
    expect(listings()).toBe(1);
  });

  it('does not take the news of another account away', async () => {
    unassign(accountId, 'PaymentsOperator');
    unassign(otherId, 'PaymentsOperator');
    await refused(operator);
    const other = `hanbit/${otherId}/PaymentsOperator`;
    await refused(other);
    await eventually(() => !listed().includes(other) && !listed().includes(operator));
    expect(view()?.changes?.lost).toEqual([operator, other]);
  });

  it('is looked up at most once for a while, ever longer, where the list goes on having it', async () => {
    refuseAll();
    const asked = async (afterMs: number, times: number) => {
      await passTime(afterMs, 10_000);
      rig.center.resetCalls();
      await refused(operator);
      await eventually(() => listings() === times);
      await refused(reader);
      await settle();
      expect(listings()).toBe(times);
    };
    await asked(0, 1);
    await asked(minute / 2, 0);
    await asked(minute, 1);
    await asked(2 * minute, 0);
    await asked(9 * minute, 1);
    expect(listed()).toContain(operator);
    expect(view()?.changes).toBeUndefined();
  });

  it('is looked up again by its account’s next role, once the list had no more of it', async () => {
    unassign(accountId, 'PaymentsOperator');
    await refused(operator);
    await eventually(() => !listed().includes(operator));
    unassign(accountId, 'ReadOnlyAccess');
    await refused(reader);
    await eventually(() => !listed().includes(reader));
    expect(view()?.changes?.lost).toEqual([operator, reader]);
  });

  it('that no list has, as one mistyped, is not looked up', async () => {
    await refused(`hanbit/${accountId}/Nothing`);
    await settle();
    expect(listings()).toBe(0);
  });

  it('stays in the list where that cannot be read, and nothing else comes of it', async () => {
    unassign(accountId, 'PaymentsOperator');
    const fault = { kind: 'status', status: 500 } as const;
    rig.center.faults.add({ operation: 'ListAccountRoles', times: Infinity, fault });
    await refused(operator);
    await passTime(minute, 500);
    expect(listed()).toContain(operator);
    expect(view()?.progress.kind).toBe('idle');
    expect(rig.logged.join('')).toContain('"event":"relisting-failed"');
  });
});

it('a session that is not there keeps no account from being looked up later', async () => {
  const relisted: string[] = [];
  let isThere = false;
  const notAssigned = createRelisting({
    sessions: {
      get(id) {
        if (!isThere) throw new AppError('session-unknown', id);
        return aSession();
      },
    },
    inventories: { isListed: () => true, relist: async (_session, account) => void relisted.push(account) },
    clock: createClock(),
    log: createLog(() => {}),
  });
  let looks = 0;
  const role: AssignedRoleId = {
    ...{ kind: 'assigned', accountId, roleName: 'ReadOnlyAccess' },
    get sessionId() {
      // A round without end leaves no turn to a time limit.
      if (looks++ > 100) throw new Error('It goes round without end.');
      return 'hanbit';
    },
  };
  notAssigned(role);
  await settle();
  isThere = true;
  vi.setSystemTime(Date.now() + 2 * minute);
  notAssigned(role);
  await settle();
  expect(relisted).toEqual([accountId]);
});
