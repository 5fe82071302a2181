import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRig } from '../rig.ts';
import { eventually, fakeTime, passTime, passTimeUntil, settle } from '../settle.ts';

const minute = 60_000;
const hour = 60 * minute;

beforeEach(() => fakeTime('2026-11-23T00:00:00Z'));
afterEach(() => vi.useRealTimers());

describe('a day', () => {
  it('needs one sign-in: tokens of an hour are renewed silently for the 8 hours of the portal session, then one sentence asks', async () => {
    await using rig = await startRig();
    const kinds: string[] = [];
    rig.core.store.subscribe(({ sessions }) => {
      const kind = sessions[0]?.status.kind ?? 'none';
      if (kinds.at(-1) !== kind) kinds.push(kind);
    });
    await rig.signIn();
    await settle();
    const renewals = () => rig.center.count('CreateToken') - 1;
    for (let passed = 0; passed < 7.5 * hour; passed += 5 * minute) {
      await passTime(5 * minute, minute);
      expect(rig.core.store.get().sessions[0]?.status.kind).toBe('signed-in');
    }
    expect(renewals()).toBeGreaterThanOrEqual(8);
    expect(renewals()).toBeLessThanOrEqual(10);
    await passTime(6 * hour, 5 * minute);
    expect(kinds.filter((kind) => kind === 'sign-in-needed')).toHaveLength(1);
    expect(rig.core.store.get().sessions[0]?.status.kind).toBe('sign-in-needed');
    expect(rig.opened).toHaveLength(1);
  });

  it('goes on after a night of sleep in which the token ran out', async () => {
    await using rig = await startRig();
    await rig.signIn();
    // Asleep: the clock moves, no timer fires.
    vi.setSystemTime(Date.now() + 3 * hour);
    await rig.core.wake();
    await eventually(() => rig.center.count('CreateToken') === 2);
    await eventually(() => rig.core.store.get().sessions[0]?.status.kind === 'signed-in');
  });

  it('goes on by itself when the network comes back', async () => {
    await using rig = await startRig();
    await rig.signIn();
    rig.center.faults.add({ operation: 'CreateToken', times: Infinity, fault: { kind: 'drop' } });
    await passTime(65 * minute, minute);
    expect(rig.core.store.get().sessions[0]?.status.kind).toBe('renewing');
    rig.center.faults.clear();
    await passTime(6 * minute, minute);
    expect(rig.core.store.get().sessions[0]?.status.kind).toBe('signed-in');
  });

  it('is not cut short by a local clock that is two hours ahead, and says so', async () => {
    await using rig = await startRig();
    rig.center.setClockOffset(-2 * hour);
    await rig.signIn();
    expect(rig.core.store.get().clockSkewMs).toBeLessThan(-119 * minute);
    const renewals = rig.center.count('CreateToken');
    await passTime(30 * minute, minute);
    expect(rig.core.store.get().sessions[0]?.status.kind).toBe('signed-in');
    expect(rig.center.count('CreateToken')).toBe(renewals);
  });

  it('notices within the hour or so, unasked, that a role is lost and comes back', async () => {
    await using rig = await startRig();
    await rig.signIn();
    await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    const changes = () => rig.core.store.get().sessions[0]?.changes;
    const before = rig.core.store.get().sessions[0]?.accounts ?? [];
    const from = before.find(({ roles }) => roles.length > 0);
    const lost = from?.roles[0];
    if (from === undefined || lost === undefined) throw new Error('no role to lose');
    for (const { to, accountIds, permissionSets } of rig.center.organization.assignments)
      if (accountIds.includes(from.id) && permissionSets.includes(lost.name))
        rig.center.unassign({ ...to, accountId: from.id, permissionSet: lost.name });
    await passTime(75 * minute, minute);
    const isIdle = () => rig.core.store.get().sessions[0]?.progress.kind === 'idle';
    await eventually(() => changes()?.lost.length === 1 && isIdle());
    expect(changes()).toMatchObject({ gained: [], lost: [lost.id] });
    rig.center.assign({ user: 'hana.kim@hanbit.example', accountId: from.id, permissionSet: lost.name });
    await passTime(75 * minute, minute);
    await eventually(() => changes()?.gained.length === 1);
    expect(changes()).toMatchObject({ gained: [lost.id], lost: [] });
  });
});
