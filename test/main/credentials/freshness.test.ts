import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueAhead,
  freshnessOf,
  isInUse,
  type Lifetime,
  type RoleAhead,
} from '../../../main/credentials/freshness.ts';

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
  const used = (changes: Partial<RoleAhead> = {}): RoleAhead => ({
    ...{ life: issued(hour), inUse: true, share: 0.5 },
    ...changes,
  });
  const until = (expiresAtMs: number): { readonly life: Lifetime } => ({
    life: { issuedAtMs: 0, expiresAtMs },
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
          const role = used({ life: issued(lifeMs), share });
          const first = Array.from({ length: lifeMs / 5000 }, (_, step) => step * 5000).find(
            (at) => dueAhead([role], at).length > 0,
          );
          expect(freshnessOf(issued(lifeMs), first ?? lifeMs)).toBe('fresh');
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is for what was issued in the future, too: the clock was set back, and an answer sets it right', () => {
    expect(dueAhead([used()], -2 * minute)).toHaveLength(1);
    expect(dueAhead([used()], -30_000)).toEqual([]);
  });

  it('counts as used what was asked for within the last hour', () => {
    const at = 50 * minute;
    expect(isInUse(at - hour + 1, at)).toBe(true);
    expect(isInUse(at - hour, at)).toBe(false);
  });

  it('begins with the most urgent', () => {
    const [late, soon] = [used(until(58 * minute)), used(until(50 * minute))];
    expect(dueAhead([late, soon], 49 * minute)).toEqual([soon, late]);
  });

  it('begins with what is in use, then fetches what is not there at all, in the order given', () => {
    const absent = { life: undefined, inUse: false };
    const [first, second] = [used({ ...absent, share: 0.1 }), used({ ...absent, share: 0.2 })];
    const [ending, working] = [used({ ...until(50 * minute), inUse: false }), used(until(58 * minute))];
    expect(dueAhead([ending, first, working, second], 49 * minute)).toEqual([
      ...[working, first, second, ending],
    ]);
  });
});
