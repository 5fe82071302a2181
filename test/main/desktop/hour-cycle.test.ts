import { expect, it } from 'vitest';
import { hourCycleOf } from '../../../main/desktop/hour-cycle.ts';

it.each([
  ['en-US', 'h12'],
  ['ko-KR', 'h12'],
  ['en-GB', 'h23'],
  ['de-DE', 'h23'],
  ['ja_JP.UTF-8', 'h23'],
  ['en_US@rg=dezzzz', 'h12'],
  ['', undefined],
  ['C', undefined],
])('a time of day where the locale is %j counts to %j', (locale, expected) => {
  expect(hourCycleOf(locale)).toBe(expected);
});
