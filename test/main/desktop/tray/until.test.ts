import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { sinceText, untilChangesAtMs, untilText } from '../../../../main/desktop/tray/until.ts';
import { formatsFor } from '../../../../renderer/messages/formats.ts';
import { hours, minutes, nine } from '../a-state.ts';

const until = (inMs: number, language: 'en' | 'ko' = 'en', zone = 'UTC') =>
  untilText(nine + inMs, nine, { language, hourCycle: 'h23' }, zone);

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
        const text = (nowMs: number) => untilText(nine + leftMs, nowMs, { language: 'en' }, zone);
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
    const writing = { language: 'en', hourCycle: 'h23' } as const;
    expect(sinceText(nine, nine + hours(12), writing, 'UTC')).toBe('09:00');
    expect(sinceText(nine, nine + hours(12) + 1, writing, 'UTC')).toBe('Mon 09:00');
  });
});

describe('a time of day', () => {
  it.each([
    ['en', undefined],
    ['en', 'h12'],
    ['en', 'h23'],
    ['ko', 'h12'],
    ['ko', 'h23'],
  ] as const)('is written in the tray as in the window: %s, %s', (language, hourCycle) => {
    vi.stubEnv('TZ', 'UTC');
    const times = [0, 9, 12, 21].map((hour) => Date.UTC(2026, 10, 23, hour, 5));
    const inTray = times.map((atMs) =>
      sinceText(atMs, atMs, { language, ...(hourCycle === undefined ? {} : { hourCycle }) }, 'UTC'),
    );
    expect(inTray).toEqual(times.map((atMs) => formatsFor(language, hourCycle).moment(atMs, atMs)));
    const [, , , evening = ''] = inTray;
    expect(evening).toMatch(hourCycle === 'h23' ? /^21:05$/ : /9:05/);
    vi.unstubAllEnvs();
  });
});
