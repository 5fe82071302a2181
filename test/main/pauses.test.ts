import { describe, expect, it } from 'vitest';
import { createPauses } from '../../main/pauses.ts';

function pausesAt(stepsMs: readonly number[]) {
  const time = { nowMs: 1000 };
  return { time, pauses: createPauses(stepsMs, () => time.nowMs) };
}

describe('pauses', () => {
  it('grow with each in a row, up to the last', () => {
    const { time, pauses } = pausesAt([10, 20, 50]);
    const lengths = Array.from({ length: 5 }, () => {
      pauses.begin('a');
      const lengthMs = pauses.untilMs('a') - time.nowMs;
      time.nowMs += lengthMs;
      expect(pauses.isOn('a')).toBe(false);
      return lengthMs;
    });
    expect(lengths).toEqual([10, 20, 50, 50, 50]);
  });

  it('begin with the shortest again once all was well', () => {
    const { time, pauses } = pausesAt([10, 20]);
    pauses.begin('a');
    time.nowMs += 10;
    pauses.reset('a');
    pauses.begin('a');
    expect(pauses.untilMs('a')).toBe(time.nowMs + 10);
  });

  it('are not made longer by what fails within them', () => {
    const { time, pauses } = pausesAt([10, 20]);
    pauses.begin('a');
    time.nowMs += 9;
    pauses.begin('a');
    expect([pauses.isOn('a'), pauses.untilMs('a')]).toEqual([true, time.nowMs + 1]);
  });

  it('of one key are no other’s', () => {
    const { pauses } = pausesAt([10]);
    pauses.begin('a');
    expect([pauses.isOn('a'), pauses.isOn('b'), pauses.untilMs('b')]).toEqual([true, false, -Infinity]);
    pauses.clear();
    expect(pauses.isOn('a')).toBe(false);
  });

  it('end when the clock is set back, rather than last till it has come there again', () => {
    const { time, pauses } = pausesAt([10]);
    pauses.begin('a');
    time.nowMs -= 500;
    expect(pauses.isOn('a')).toBe(false);
  });
});
