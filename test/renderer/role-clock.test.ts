import { describe, expect, it } from 'vitest';
import type { HeldRoleView } from '../../preload/contract.ts';
import { roleClockKind, roleRenewal } from '../../renderer/role-clock.ts';

const minute = 60_000;
const held = (how: Pick<HeldRoleView, 'inUse' | 'renewedAhead'>): HeldRoleView => ({
  ...{ roleId: 'hanbit/000000000001/Admin', issuedAtMs: 0, expiresAtMs: 60 * minute },
  ...how,
});

describe('the clock of credentials that are held', () => {
  it.each([
    ['in use and renewed ahead', { inUse: true, renewedAhead: true }, 'inUse', 'renewing', 'inUse'],
    ['of a favourite at rest', { inUse: false, renewedAhead: true }, 'fresh', 'renewing', 'kept'],
    ['in use, not renewed ahead', { inUse: true, renewedAhead: false }, 'inUse', 'endsSoon', 'askedOnly'],
    ['of a role at rest', { inUse: false, renewedAhead: false }, 'fresh', 'endsSoon', 'fresh'],
  ] as const)('%s', (_name, how, first, towardsTheEnd, renewal) => {
    expect(roleClockKind(held(how), 0)).toBe(first);
    expect(roleClockKind(held(how), 50 * minute)).toBe(towardsTheEnd);
    expect(roleClockKind(held(how), 60 * minute)).toBe('ended');
    expect(roleRenewal(held(how))).toBe(renewal);
  });
});
