import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../main/clock.ts';

const startMs = Date.parse('2026-11-23T00:00:00Z');
const headerAt = (ms: number) => new Date(ms).toUTCString();

/** One answer: the local clock when it left, how long it took, and when in between the service looked at its clock. */
const trips = fc.record({
  passedMs: fc.integer({ min: 0, max: 3_600_000 }),
  tripMs: fc.integer({ min: 0, max: 10_000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});
const skews = fc.integer({ min: -10 * 365 * 86_400_000, max: 10 * 365 * 86_400_000 });

describe('the clock', () => {
  it('is the local one while nothing better is known', () => {
    const clock = createClock(() => startMs);
    expect([clock.now(), clock.skewMs()]).toEqual([startMs, 0]);
  });

  it('comes within seconds of the services’ after any answers, however wrong the local one is', () => {
    fc.assert(
      fc.property(skews, fc.array(trips, { minLength: 1, maxLength: 6 }), (skewMs, answers) => {
        let localMs = startMs;
        const clock = createClock(() => localMs);
        for (const { passedMs, tripMs, share } of answers) {
          const sentAtMs = (localMs += passedMs);
          localMs += tripMs;
          clock.observe(headerAt(sentAtMs + share * tripMs + skewMs), sentAtMs, localMs);
          expect(Math.abs(clock.now() - (localMs + skewMs))).toBeLessThanOrEqual(4500 + 2.5 * tripMs);
        }
      }),
    );
  });

  it('takes no skew of seconds from a clock that is right', () => {
    const rightClocks = fc.array(trips, { maxLength: 8 });
    fc.assert(
      fc.property(rightClocks, (answers) => {
        let localMs = startMs;
        const clock = createClock(() => localMs);
        for (const { passedMs, tripMs, share } of answers) {
          const sentAtMs = (localMs += passedMs);
          localMs += tripMs;
          clock.observe(headerAt(sentAtMs + share * tripMs), sentAtMs, localMs);
        }
        expect(clock.skewMs()).toBe(0);
      }),
    );
  });

  it('comes back to the local clock once that is set right', () => {
    const clock = createClock(() => startMs);
    clock.observe(headerAt(startMs + 600_000), startMs, startMs);
    expect(clock.skewMs()).toBeGreaterThan(590_000);
    clock.observe(headerAt(startMs), startMs, startMs);
    expect(clock.skewMs()).toBe(0);
  });

  it.each([
    ['no header', undefined, 0],
    ['an empty header', '', 0],
    ['a header that is no date', 'soon', 0],
    ['an answer before its request', headerAt(startMs + 600_000), -1],
    ['an answer that was too long under way', headerAt(startMs + 600_000), 10_001],
  ])('learns nothing from %s', (_what, header, tripMs) => {
    const clock = createClock(() => startMs);
    clock.observe(header, startMs, startMs + tripMs);
    expect(clock.skewMs()).toBe(0);
  });

  it('tells its listeners of each change once, until they leave', () => {
    const clock = createClock(() => startMs);
    const told: number[] = [];
    const leave = clock.onSkew((skewMs) => told.push(skewMs));
    for (let time = 0; time < 3; time++) clock.observe(headerAt(startMs + 300_000), startMs, startMs);
    leave();
    clock.observe(headerAt(startMs), startMs, startMs);
    expect(told).toHaveLength(1);
    expect(Math.abs((told[0] ?? 0) - 300_000)).toBeLessThan(2000);
  });
});
