import { afterEach, describe, expect, it } from 'vitest';
import { spanInWords } from '../../preload/spans.ts';
import { formatsFor } from '../../renderer/messages/formats.ts';
import { messagesFor } from '../../renderer/messages/messages.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const languages = ['en', 'ko'] as const;
const inBoth = <T>(say: (language: (typeof languages)[number]) => T) => languages.map(say);

it.each([
  [-second, '0:00', '0초'],
  [41.9 * second, '0:41', '41초'],
  [minute, '1:00', '1분 0초'],
  [5 * minute - 1, '4:59', '4분 59초'],
  [5 * minute, '5m', '5분'],
  [hour, '1h 0m', '1시간 0분'],
  [7 * hour + 12.9 * minute, '7h 12m', '7시간 12분'],
])('tells %d ms that are left as %s, and as %s', (ms, english, korean) => {
  expect([formatsFor('en').left(ms), formatsFor('ko').left(ms)]).toEqual([english, korean]);
});

it.each([
  [0, '0m', '0분'],
  [90 * minute, '1h\u00a030m', '1시간\u00a030분'],
  [8 * hour, '8h', '8시간'],
  [47 * hour + 29 * minute, '47h\u00a029m', '47시간\u00a029분'],
  [47.5 * hour, '2d', '2일'],
  [167.5 * hour, '7d', '7일'],
  [60 * hour, '2d\u00a012h', '2일\u00a012시간'],
  [90 * 24 * hour, '90d', '90일'],
])('writes a length of %d ms as %s, and as %s', (ms, english, korean) => {
  expect(inBoth((language) => formatsFor(language).length(ms))).toEqual([english, korean]);
});

it.each([
  [7, '7 minutes', '7분'],
  [60, '1 hour', '1시간'],
  [545, '9 hours 5 minutes', '9시간 5분'],
  [4_400, '3 days 1 hour', '3일 1시간'],
])('writes %d minutes in a sentence as %s, and as %s', (minutes, english, korean) => {
  expect(inBoth((language) => spanInWords(minutes, language))).toEqual([english, korean]);
});

describe('times of the past', () => {
  const before = process.env['TZ'];
  afterEach(() => inZone(before));

  /** V8 looks again when the variable is set. */
  function inZone(zone: string | undefined): void {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
  const ago = (then: string, now: string) =>
    inBoth((language) => formatsFor(language).ago(Date.parse(then), Date.parse(now)));

  it.each([
    ['2026-11-25T09:00:20', 'just now', '방금'],
    ['2026-11-25T08:59:40', 'just now', '방금'],
    ['2026-11-25T08:59:00', '1 minute ago', '1분 전'],
    ['2026-11-24T23:50:00', '9 hours ago', '9시간 전'],
    ['2026-11-24T09:00:00', 'yesterday', '어제'],
    ['2026-11-24T00:01:00', 'yesterday', '어제'],
    ['2026-11-23T23:59:00', '2 days ago', '그저께'],
    ['2026-11-23T10:00:00', '2 days ago', '그저께'],
    ['2026-11-22T10:00:00', '3 days ago', '3일 전'],
  ])('say of %s on Wednesday at nine %s, and %s', (then, english, korean) => {
    inZone('Asia/Seoul');
    expect(ago(`${then}+09:00`, '2026-11-25T09:00:00+09:00')).toEqual([english, korean]);
  });

  it('count a day of 25 hours as one day', () => {
    inZone('Europe/Berlin');
    expect(ago('2026-10-25T00:05:00+02:00', '2026-10-25T23:55:00+01:00')[0]).toBe('24 hours ago');
    expect(ago('2026-10-24T23:55:00+02:00', '2026-10-26T00:05:00+01:00')[0]).toBe('2 days ago');
  });

  it('make a sentence of the age of a list', () => {
    inZone('Asia/Seoul');
    const now = Date.parse('2026-11-25T09:00:00+09:00');
    const said = (ms: number) =>
      inBoth((language) => messagesFor(language).status.listFrom(formatsFor(language).ago(now - ms, now)));
    expect(said(0)).toEqual(['Listed just now.', '방금 받은 목록입니다.']);
    expect(said(5 * minute)).toEqual(['Listed 5 minutes ago.', '5분 전에 받은 목록입니다.']);
    expect(said(24 * hour)).toEqual(['Listed yesterday.', '어제 받은 목록입니다.']);
  });

  it('follow the time zone when the person travels', () => {
    const [now, noon] = [Date.parse('2026-11-25T14:00:00Z'), Date.parse('2026-11-25T12:00:00Z')];
    // How a language writes its noon differs from one Intl to the next.
    const times = () =>
      inBoth((language) =>
        formatsFor(language)
          .moment(noon, now)
          .replaceAll(/[^\d:]/g, ''),
      );
    inZone('Asia/Seoul');
    expect(times()).toEqual(['9:00', '9:00']);
    inZone('Europe/Berlin');
    expect(times()).toEqual(['1:00', '1:00']);
    inZone('Pacific/Auckland');
    expect(formatsFor('en').moment(Date.parse('2026-11-25T10:30:00Z'), now)).toMatch(/^Nov 25, 11:30\sPM$/);
  });
});
