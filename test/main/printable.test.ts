import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../main/printable.ts';

const nasty = fc.constantFrom(
  '\u001b[2J',
  '\r\n',
  '\u0000',
  '\u009b',
  '\u202e',
  '\u200b',
  '\u2028',
  '\ud800',
  '\ue000',
);
const texts = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constant(' ')))
  .map((pieces) => pieces.join(''));
const lengths = fc.integer({ min: 1, max: 40 });

describe('printable text', () => {
  it('has no control, format, line-breaking, private, unassigned or broken character', () => {
    fc.assert(
      fc.property(texts, lengths, (text, longest) => {
        expect(printable(text, longest)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('stays as it is when made printable again', () => {
    fc.assert(
      fc.property(texts, lengths, (text, longest) => {
        const once = printable(text, longest);
        expect(printable(once, longest)).toBe(once);
      }),
    );
  });

  it('is never longer than asked, and says with an ellipsis that it was cut', () => {
    fc.assert(
      fc.property(texts, lengths, (text, longest) => {
        const whole = printable(text, 10_000);
        const cut = printable(text, longest);
        expect(Array.from(cut).length).toBeLessThanOrEqual(longest);
        expect(cut === whole || cut.endsWith('…')).toBe(true);
      }),
    );
  });

  it.each([
    ['개발 계정 (서울)', '개발 계정 (서울)'],
    ['Zoë & Co. <ops@example.com>', 'Zoë & Co. <ops@example.com>'],
    ['\u1112\u1161\u11ab\u1107\u1175\u11be', '한빛'],
    ['  prod\t', 'prod'],
    ['prod\r\n[profile evil]', 'prod[profile evil]'],
    ['\u001b[31mred', '[31mred'],
    ['gpj.\u202eexe', 'gpj.exe'],
    ['한'.repeat(200), `${'한'.repeat(127)}…`],
  ])('of %j is %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('has no invisible letter, which would make two names look the same', () => {
    const invisible = ['\u3164', '\uffa0', '\u115f', '\u1160', '\u034f', '\u180b', '\u{e0100}', '\u2800'];
    expect(invisible.filter((letter) => printable(`prod${letter}`) !== 'prod')).toEqual([]);
    expect(printable(invisible.join(''))).toBe('');
  });
});
