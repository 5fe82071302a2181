import { expect, it } from 'vitest';
import { createOpeningPace } from '../../../main/console/opening-pace.ts';

it('is one in ten seconds, and a clock that was set back holds nobody up', () => {
  let nowMs = 1_000_000;
  const pace = createOpeningPace(() => nowMs);
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
