import { expect, it } from 'vitest';
import { formatsFor } from '../../renderer/messages/formats.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

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
