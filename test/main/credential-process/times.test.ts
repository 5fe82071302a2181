import { describe, expect, it } from 'vitest';
import { relativeTime, timeOfDay } from '../../../main/credential-process/times.ts';

const now = Date.UTC(2026, 10, 23, 15, 4);
const [second, minute, hour] = [1000, 60_000, 3_600_000];

describe('relative times', () => {
  it.each([
    [0, 'now', '지금'],
    [400, 'now', '지금'],
    [30 * second, 'in 30 seconds', '30초 후'],
    [-59 * second, '59 seconds ago', '59초 전'],
    [59.6 * second, 'in 1 minute', '1분 후'],
    [42 * minute, 'in 42 minutes', '42분 후'],
    [-59.6 * minute, '1 hour ago', '1시간 전'],
    [47 * hour, 'in 47 hours', '47시간 후'],
    [-48 * hour, '2 days ago', '그저께'],
    [240 * hour, 'in 10 days', '10일 후'],
  ])('of %d ms are %s and %s', (ms, english, korean) => {
    expect(relativeTime(now + ms, now, 'en')).toBe(english);
    expect(relativeTime(now + ms, now, 'ko')).toBe(korean);
  });
});

describe('times of day', () => {
  it('are in the zone and language of whoever asks', () => {
    expect(timeOfDay(now, 'ko', 'Asia/Seoul')).toMatch(/^(?:오전|AM) 12:04$/);
    expect(timeOfDay(now, 'en', 'America/New_York').replace(/\s/u, ' ')).toBe('10:04 AM');
  });

  it.each([null, '', 'Nowhere/Else', ':/etc/localtime', '\u001b[2J'])(
    'are this machine’s where the zone is %j',
    (zone) => {
      const own = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit' }).format(now);
      expect(timeOfDay(now, 'en', zone)).toBe(own);
    },
  );
});
