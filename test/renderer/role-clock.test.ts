import { describe, expect, it } from 'vitest';
import type { HeldRoleView } from '../../preload/contract.ts';
import { roleClockState } from '../../renderer/role-clock.ts';

const minute = 60_000;
const held = (how: Pick<HeldRoleView, 'inUse' | 'renewedAhead'>): HeldRoleView => ({
  ...{ roleId: 'hanbit/000000000001/Admin', issuedAtMs: 0, expiresAtMs: 60 * minute },
  ...how,
});
const [used, kept] = [
  { inUse: true, renewedAhead: true },
  { inUse: false, renewedAhead: true },
];
const [askedOnly, atRest] = [
  { inUse: true, renewedAhead: false },
  { inUse: false, renewedAhead: false },
];

describe('the clock of credentials that are held', () => {
  it.each([
    ['in use and renewed ahead', used, 'inUse', 'renewing', 'inUse'],
    ['of a favourite at rest', kept, 'fresh', 'renewing', 'kept'],
    ['in use, not renewed ahead', askedOnly, 'inUse', 'endsSoon', 'askedOnly'],
    ['of a role at rest', atRest, 'fresh', 'endsSoon', 'fresh'],
  ] as const)('%s', (_name, how, first, towardsTheEnd, renewal) => {
    const state = (nowMs: number) => roleClockState(held(how), undefined, nowMs);
    expect(state(0)).toEqual({ kind: first, renewal });
    expect(state(46 * minute)).toEqual({ kind: towardsTheEnd, renewal });
    expect(state(60 * minute)).toEqual({ kind: 'ended', renewal: 'ended' });
  });

  it.each([used, kept])('says no longer that they are renewed once that is overdue', (how) => {
    const state = (nowMs: number) => roleClockState(held(how), undefined, nowMs);
    expect(state(50 * minute - 1).kind).toBe('renewing');
    expect(state(50 * minute)).toEqual({ kind: 'endsSoon', renewal: 'heldUp' });
  });

  it.each([used, kept, askedOnly, atRest])('says what stands in the way of a renewal', (how) => {
    const at = (nowMs: number) => [
      roleClockState(held(how), 'sign-in', nowMs),
      roleClockState(held(how), 'held-up', nowMs),
    ];
    const kind = how.inUse ? 'inUse' : 'fresh';
    expect(at(0)).toEqual([
      { kind, renewal: 'signIn' },
      { kind, renewal: 'heldUp' },
    ]);
    expect(at(46 * minute)).toEqual([
      { kind: 'endsSoon', renewal: 'signIn' },
      { kind: 'endsSoon', renewal: 'heldUp' },
    ]);
    expect(at(60 * minute)).toEqual([
      { kind: 'ended', renewal: 'endedSignIn' },
      { kind: 'ended', renewal: 'endedHeldUp' },
    ]);
  });

  it('takes a list that could not be had for a sign only once a renewal is due', () => {
    const state = (nowMs: number) => roleClockState(held(used), 'unsure', nowMs);
    expect(state(44 * minute)).toEqual({ kind: 'inUse', renewal: 'inUse' });
    expect(state(46 * minute)).toEqual({ kind: 'endsSoon', renewal: 'heldUp' });
    expect(state(60 * minute)).toEqual({ kind: 'ended', renewal: 'ended' });
  });
});
