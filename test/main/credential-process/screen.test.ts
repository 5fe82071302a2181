import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { paragraph, type Screen, table } from '../../../main/credential-process/screen.ts';

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

  it('says nothing where a cell is empty, however narrow, and gives a column without a text no place', () => {
    const narrow = { ...pipe, columns: 6, color: true };
    const quiet = (text: string) => ({ text, tone: 'quiet' }) as const;
    const shown = table(
      [
        [cell('proxy'), quiet('')],
        [cell('theme'), quiet('chosen')],
      ],
      narrow,
    );
    expect(shown).toBe('proxy\ntheme  \u001b[2mchosen\u001b[0m\n');
    expect(table(rows(['corp', '', 'here'], ['home', '', 'there']), pipe)).toBe('corp  here\nhome  there\n');
  });

  it('puts a text to be read below itself in a terminal, each word whole, and on one line in a pipe', () => {
    const lines = rows(['  --all', 'a profile for every role'], ['  --no', '기다란한국어낱말은 그대로']);
    const narrow = { ...pipe, columns: 27 };
    expect(table(lines, narrow, 'wrapped')).toBe(
      '  --all  a profile for every\n         role\n  --no   기다란한국어낱말은\n         그대로\n',
    );
    expect(table(lines, pipe, 'wrapped')).toBe(table(lines, pipe));
  });

  it('loses no word of a text and none of its colour', () => {
    const words = fc.array(
      fc.string({ minLength: 1, maxLength: 30 }).map((word) => word.replace(/[^!-~]/g, 'x')),
    );
    fc.assert(
      fc.property(words, fc.nat(100), (texts, columns) => {
        const last = { text: texts.join(' '), tone: 'quiet' } as const;
        const shown = table([[cell('a'), last]], { ...pipe, color: true, columns }, 'wrapped');
        const read = shown.replaceAll('\u001b[2m', '').replaceAll('\u001b[0m', '');
        expect(read.split(/\s+/).filter(Boolean)).toEqual(['a', ...texts]);
        for (const line of shown.split('\n').filter((one) => one.includes('\u001b[2m')))
          expect(line.endsWith('\u001b[0m')).toBe(true);
      }),
    );
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

describe('a paragraph', () => {
  it('goes on below its indent, within the terminal', () => {
    const narrow = { ...pipe, columns: 30 };
    const form = ['daypass', 'login', '[SESSION]', '[--device]', '[--no-browser]'];
    expect(paragraph(form, '    ', narrow)).toBe('daypass login [SESSION]\n    [--device] [--no-browser]\n');
    expect(paragraph(form, '    ', pipe)).toBe(`${form.join(' ')}\n`);
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
