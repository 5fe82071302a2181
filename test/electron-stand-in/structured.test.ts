import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structured } from './structured.ts';

const { encode, decode } = structured();

describe('what IPC carries', () => {
  it('arrives as it was sent, whatever its keys and values are', () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('$', 'of', '__proto__'));
    const value = fc.anything({ key, withDate: true, withMap: true, withSet: true, withBigInt: true });
    fc.assert(
      fc.property(value, (sent) => {
        expect(decode(JSON.parse(JSON.stringify(encode(sent))))).toEqual(sent);
      }),
    );
  });

  it('keeps bytes', () => {
    expect(decode(JSON.parse(JSON.stringify(encode([Uint8Array.of(0, 255)]))))).toEqual([
      Uint8Array.of(0, 255),
    ]);
  });

  it.each([() => 1, Symbol('x'), Promise.resolve()])('refuses what cannot be cloned: %s', (sent) => {
    expect(() => encode({ deep: [sent] })).toThrow('An object could not be cloned.');
  });
});
