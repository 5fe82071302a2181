import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Screen, table } from '../../../main/credential-process/screen.ts';

const pipe: Screen = { columns: undefined, color: false, unicode: true };
const cell = (text: string) => ({ text, tone: 'plain' }) as const;
const rows = (...lines: readonly (readonly string[])[]) => lines.map((line) => line.map(cell));

describe('a table', () => {
  it('stands under each other by width, where Korean letters take two columns', () => {
    expect(table(rows(['결제', 'a'], ['pay', 'b'], ['é', 'c']), pipe)).toBe('결제  a\npay   b\né     c\n');
  });

  it('cuts nothing in a pipe', () => {
    const long = '가'.repeat(5000);
    expect(table(rows(['a', long]), pipe)).toBe(`a  ${long}\n`);
  });

  it('cuts its last column between whole characters and says so', () => {
    const narrow = { ...pipe, columns: 12 };
    expect(table(rows(['ab', '가나다라마바사'], ['c', '가나다라']), narrow)).toBe(
      'ab  가나다…\nc   가나다라\n',
    );
    expect(table(rows(['ab', 'abcdefghijk']), { ...narrow, unicode: false })).toBe('ab  abcde...\n');
  });

  it('is nothing where there are no rows, and has no blanks at the ends of lines', () => {
    expect(table([], pipe)).toBe('');
    expect(table(rows(['a', '']), pipe)).toBe('a\n');
  });

  it('gives way to no narrow terminal but in its last column, and never fails', () => {
    const texts = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\p{C}|\s/gu, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts)), fc.nat(40), (lines, columns) => {
        const first = Math.max(0, ...lines.map(([text]) => stringWidth(text)));
        const shown = table(rows(...lines), { ...pipe, columns });
        for (const line of shown.split('\n'))
          expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(columns, first + 2 + 8));
      }),
    );
  });

  it('cuts 10,000 characters no slower than it reads them', () => {
    const before = performance.now();
    table(rows(['a', '가'.repeat(10_000)]), { ...pipe, columns: 80 });
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

describe('colour', () => {
  it('is for whoever can see it, ends where it began and does not widen a column', () => {
    const color = { ...pipe, color: true };
    const lines = [
      [{ text: 'a', tone: 'good' } as const, cell('1')],
      [{ text: 'bbb', tone: 'bad' } as const, cell('2')],
    ];
    expect(table(lines, color)).toBe('\u001b[32ma\u001b[0m    1\n\u001b[31mbbb\u001b[0m  2\n');
    expect(table(lines, pipe)).toBe('a    1\nbbb  2\n');
  });
});
