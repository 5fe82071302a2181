import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAhead, freshnessOf, type RoleInUse } from '../../../main/credentials/freshness.ts';

const minute = 60_000;
const hour = 60 * minute;
const issued = (lifeMs: number) => ({ issuedAtMs: 0, expiresAtMs: lifeMs });

describe('role credentials', () => {
  it.each([
    ['an hour', hour, 15 * minute],
    ['twelve hours', 12 * hour, 15 * minute],
    ['a quarter of an hour', 15 * minute, 5 * minute],
  ])('of %s are fresh until the last 15 minutes or third of their life', (_name, lifeMs, windowMs) => {
    expect(freshnessOf(issued(lifeMs), 0)).toBe('fresh');
    expect(freshnessOf(issued(lifeMs), lifeMs - windowMs - 1)).toBe('fresh');
    expect(freshnessOf(issued(lifeMs), lifeMs - windowMs)).toBe('renew');
    expect(freshnessOf(issued(lifeMs), lifeMs - 1)).toBe('renew');
    expect(freshnessOf(issued(lifeMs), lifeMs)).toBe('expired');
  });

  it('only ever age', () => {
    const order = ['fresh', 'renew', 'expired'];
    const times = fc.tuple(fc.nat(13 * hour), fc.nat(13 * hour), fc.nat(12 * hour));
    fc.assert(
      fc.property(times, ([one, other, lifeMs]) => {
        const [sooner, later] = one < other ? [one, other] : [other, one];
        const states = [sooner, later].map((at) => order.indexOf(freshnessOf(issued(lifeMs), at)));
        expect(states[0]).toBeLessThanOrEqual(states[1] ?? -1);
      }),
    );
  });

  it('issued in the future are not trusted to be fresh: the local clock is slow', () => {
    expect(freshnessOf(issued(hour), -2 * minute)).toBe('renew');
    expect(freshnessOf(issued(hour), -30_000)).toBe('fresh');
  });
});

describe('renewal ahead', () => {
  const used = (changes: Partial<RoleInUse> = {}): RoleInUse => ({
    ...{ ...issued(hour), lastAskedAtMs: 30 * minute, share: 0.5 },
    ...changes,
  });

  it('comes a few minutes before credentials leave freshness, spread by their share', () => {
    expect(dueAhead([used({ share: 0 })], 42.4 * minute)).toEqual([]);
    expect(dueAhead([used({ share: 0 })], 42.5 * minute)).toHaveLength(1);
    expect(dueAhead([used({ share: 1 })], 39.9 * minute)).toEqual([]);
    expect(dueAhead([used({ share: 1 })], 40 * minute)).toHaveLength(1);
  });

  it('always comes while they are fresh', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15 * minute, max: 12 * hour }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lifeMs, share) => {
          const role = used({ ...issued(lifeMs), share, lastAskedAtMs: lifeMs });
          const first = Array.from({ length: lifeMs / 5000 }, (_, step) => step * 5000).find(
            (at) => dueAhead([role], at).length > 0,
          );
          expect(freshnessOf(role, first ?? lifeMs)).toBe('fresh');
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is for roles asked for within the last hour', () => {
    const at = 50 * minute;
    expect(dueAhead([used({ lastAskedAtMs: at - hour + 1 })], at)).toHaveLength(1);
    expect(dueAhead([used({ lastAskedAtMs: at - hour })], at)).toEqual([]);
  });

  it('begins with the most urgent', () => {
    const [late, soon] = [used({ expiresAtMs: 58 * minute }), used({ expiresAtMs: 50 * minute })];
    expect(dueAhead([late, soon], 49 * minute)).toEqual([soon, late]);
  });
});
