import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sinceText, untilChangesAtMs, untilText } from '../../../../main/desktop/tray/until.ts';
import { hours, minutes, nine } from '../a-state.ts';

const until = (inMs: number, language: 'en' | 'ko' = 'en', zone = 'UTC') =>
  untilText(nine + inMs, nine, language, zone);

describe('the end of something', () => {
  it.each([
    [hours(30), 'until Tue 15:00', '(화) 15:00까지'],
    [hours(12), 'until 21:00', '21:00까지'],
    [minutes(16), 'until 09:16', '09:16까지'],
    [minutes(15), '15 min left', '15분 남음'],
    [1, '1 min left', '1분 남음'],
    [0, 'ended', '끝남'],
    [-hours(1), 'ended', '끝남'],
  ])('%i ms away is %j and %j', (inMs, english, korean) => {
    expect([until(inMs), until(inMs, 'ko')]).toEqual([english, korean]);
  });

  it('is told in the time zone of the user', () => {
    expect(until(hours(1), 'en', 'Asia/Seoul')).toBe('until 19:00');
  });

  it('is said the same until the moment it is announced to change, and not after', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Seoul', 'America/St_Johns');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: hours(40) }), zones, (leftMs, zone) => {
        const changesAtMs = untilChangesAtMs(nine + leftMs, nine);
        const text = (nowMs: number) => untilText(nine + leftMs, nowMs, 'en', zone);
        expect(changesAtMs).toBeGreaterThan(nine);
        expect(text(changesAtMs - 1)).toBe(text(nine));
        expect(text(changesAtMs)).not.toBe(text(nine));
      }),
    );
  });

  it('that is past never changes any more', () => {
    expect(untilChangesAtMs(nine, nine)).toBe(Infinity);
  });
});

describe('the beginning of something', () => {
  it('names the day when it is half a day ago', () => {
    expect(sinceText(nine, nine + hours(12), 'en', 'UTC')).toBe('09:00');
    expect(sinceText(nine, nine + hours(12) + 1, 'en', 'UTC')).toBe('Mon 09:00');
  });
});
