import { describe, expect, it } from 'vitest';
import { gradually } from '../../renderer/gradually.ts';

function counting() {
  const work = { begun: 0, bits: 0 };
  const gradual = gradually(function* count() {
    work.begun += 1;
    for (let bit = 0; bit < 5; bit++) {
      work.bits += 1;
      yield;
    }
    return 'made';
  });
  return { work, gradual };
}

describe('what is made bit by bit', () => {
  it('does nothing before somebody wants it', () => {
    expect(counting().work).toEqual({ begun: 0, bits: 0 });
  });

  it('goes on from where it stopped, one bit at least, until nothing is left', () => {
    const { work, gradual } = counting();
    let left = 2;
    expect(gradual.advance(() => left-- > 0)).toBe(false);
    expect(work.bits).toBe(3);
    expect(gradual.advance(() => false)).toBe(false);
    expect(work.bits).toBe(4);
    expect(gradual.advance(() => true)).toBe(true);
    expect(gradual.advance(() => false)).toBe(true);
    expect(gradual.get()).toBe('made');
    expect(work).toEqual({ begun: 1, bits: 5 });
  });

  it('is finished at once for whoever asks for it, and made once for all', () => {
    const { work, gradual } = counting();
    gradual.advance(() => false);
    expect(gradual.get()).toBe('made');
    expect(gradual.get()).toBe('made');
    expect(work).toEqual({ begun: 1, bits: 5 });
  });

  it('is given when it is nothing', () => {
    // oxlint-disable-next-line require-yield
    const nothing = gradually(function* none() {
      return undefined;
    });
    expect(nothing.advance(() => false)).toBe(true);
    expect(nothing.get()).toBe(undefined);
  });
});
