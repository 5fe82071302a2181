import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Rig, startRig } from '../rig.ts';
import { eventually, fakeTime, passTime, passTimeUntil, settle } from '../settle.ts';
import { hour, minute, role } from './broker-rig.ts';

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const developer = 'hanbit/452907316084/PaymentsDeveloper';
const operator = 'hanbit/334072819650/PaymentsOperator';
const fetches = ({ center }: Rig) => center.count('GetRoleCredentials');
const held = ({ core }: Rig) => core.store.get().held;

/** Signed in, all listed, with one favourite. */
async function startDay(): Promise<Rig & AsyncDisposable> {
  const rig = await startRig();
  await rig.signIn();
  await passTimeUntil(rig.core.refresh(rig.session.id), 100);
  await rig.core.favourites.set(developer, true);
  return rig;
}

describe('a day with favourites that are renewed ahead', () => {
  it('begins with the choice, goes on by itself until the sign-in ends, and again with the next', async () => {
    await using rig = await startDay();
    await passTime(10 * minute, minute);
    expect(fetches(rig)).toBe(0);
    await rig.core.settings.set('renewAhead', 'favourites');
    await eventually(() => held(rig).length === 1);
    expect(held(rig)).toMatchObject([{ roleId: developer, inUse: false, renewedAhead: true }]);
    for (let passed = 0; passed < 7 * hour; passed += 5 * minute) {
      await passTime(5 * minute, minute);
      expect((held(rig)[0]?.expiresAtMs ?? 0) - Date.now()).toBeGreaterThan(10 * minute);
    }
    expect(rig.core.store.get().roleUses).toEqual([]);
    expect(rig.core.broker.inUse()).toEqual([]);
    await passTime(16 * hour, 5 * minute);
    expect(rig.core.store.get().sessions[0]?.status.kind).toBe('sign-in-needed');
    expect(held(rig).filter(({ expiresAtMs }) => expiresAtMs > Date.now())).toEqual([]);
    const before = fetches(rig);
    await passTime(2 * hour, 5 * minute);
    expect(fetches(rig)).toBe(before);
    await rig.signIn();
    await eventually(() => (held(rig)[0]?.expiresAtMs ?? 0) > Date.now());
    const given = await passTimeUntil(rig.core.broker.get(role(developer)), 50);
    expect([given.accountId, fetches(rig)]).toEqual(['452907316084', before + 1]);
  });

  it('takes in a favourite as it is marked, and no other role', async () => {
    await using rig = await startDay();
    await rig.core.settings.set('renewAhead', 'favourites');
    await eventually(() => held(rig).length === 1);
    await settle();
    await rig.core.favourites.set(operator, true);
    await eventually(() => held(rig).length === 2);
    await passTime(hour, minute);
    expect(held(rig).map(({ roleId }) => roleId)).toEqual([developer, operator]);
  });

  it('asks AWS for no favourite that is in no list of roles', async () => {
    await using rig = await startDay();
    await rig.core.favourites.set('hanbit/452907316084/NeverAssigned', true);
    await rig.core.settings.set('renewAhead', 'favourites');
    await passTime(hour, minute);
    expect(held(rig).map(({ roleId }) => roleId)).toEqual([developer]);
    expect(rig.logged.filter((line) => line.includes('renewal-failed'))).toEqual([]);
  });

  it('shows another choice at once', async () => {
    await using rig = await startDay();
    await passTimeUntil(rig.core.broker.get(role(operator)), 50);
    expect(held(rig)).toMatchObject([{ inUse: true, renewedAhead: true }]);
    await rig.core.settings.set('renewAhead', 'nothing');
    await settle();
    expect(held(rig)).toMatchObject([{ inUse: true, renewedAhead: false }]);
  });
});
