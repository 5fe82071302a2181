import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntilMs } from '../../../../main/desktop/notifications/quiet-hours.ts';
import { hours, minutes, nine } from '../a-state.ts';

describe('quiet hours', () => {
  it.each([
    ['08:00-10:00', nine + hours(1)],
    ['09:00-10:00', nine + hours(1)],
    ['22:00-09:30', nine + minutes(30)],
    ['08:00-09:00', undefined],
    ['22:00-07:00', undefined],
    ['09:00-09:00', undefined],
    ['', undefined],
    ['9-10', undefined],
    ['08:00-24:00', undefined],
  ])('%j at nine last until %j', (text, expected) => {
    expect(quietUntilMs(text, nine, 'UTC')).toBe(expected);
  });

  it('are those of the user’s time zone', () => {
    // 18:00 in Seoul.
    expect(quietUntilMs('17:30-18:30', nine, 'Asia/Seoul')).toBe(nine + minutes(30));
    expect(quietUntilMs('08:30-09:30', nine, 'Asia/Seoul')).toBeUndefined();
  });

  it('are over at the moment they say they are, and not before', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const text = (at: number) =>
      `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 0, max: hours(48) }), (from, to, ms) => {
        const range = `${text(from)}-${text(to)}`;
        const end = quietUntilMs(range, nine + ms, 'Asia/Seoul');
        if (end === undefined) return;
        expect(end).toBeGreaterThan(nine + ms);
        expect(quietUntilMs(range, end, 'Asia/Seoul')).toBeUndefined();
        expect(quietUntilMs(range, end - 1, 'Asia/Seoul')).toBe(end);
      }),
    );
  });
});
