import { expect, it } from 'vitest';
import { createOpeningPace } from '../../../main/console/opening-pace.ts';

it('is one in ten seconds, and a clock that was set back holds nobody up', () => {
  let nowMs = 1_000_000;
  const pace = createOpeningPace({ times: 1, now: () => nowMs });
  pace.take();
  for (const laterMs of [0, 5000, 4999]) {
    nowMs += laterMs;
    expect(() => pace.take()).toThrow(expect.objectContaining({ code: 'browser-busy' }));
  }
  nowMs += 1;
  pace.take();
  nowMs -= 3_600_000;
  pace.take();
});

it('lets a person open several at once, and stops what never stops', () => {
  let nowMs = 0;
  const pace = createOpeningPace({ times: 3, now: () => nowMs });
  for (let n = 0; n < 3; n++) pace.take();
  expect(() => pace.take()).toThrow(expect.objectContaining({ code: 'browser-busy' }));
  nowMs = 10_000;
  for (let n = 0; n < 3; n++) pace.take();
  expect(() => pace.take()).toThrow(expect.objectContaining({ code: 'browser-busy' }));
});
