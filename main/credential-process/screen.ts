import stringWidth from 'string-width';

/** What the asking terminal can show. */
export interface Screen {
  /** Columns; undefined: not a terminal, so nothing is cut. */
  readonly columns: number | undefined;
  readonly color: boolean;
  /** False: ASCII only. */
  readonly unicode: boolean;
}

export type Tone = 'plain' | 'quiet' | 'good' | 'warn' | 'bad' | 'strong';

export interface Cell {
  readonly text: string;
  readonly tone: Tone;
}

const gap = '  ';
const codes: Readonly<Record<Tone, string>> = {
  plain: '',
  quiet: '2',
  good: '32',
  warn: '33',
  bad: '31',
  strong: '1',
};

/** Coloured where the terminal shows colours. */
export function toned(text: string, tone: Tone, { color }: Screen): string {
  return color && codes[tone] !== '' && text !== '' ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text;
}

/** A name is known by its beginning; a text is to be read to its end. */
export type LastColumn = 'cut' | 'wrapped';

/**
 * Rows under each other by the widths of their characters; a column without a text takes no place, and the last one gives way
 * to a narrow terminal.
 */
export function table(
  given: readonly (readonly Cell[])[],
  screen: Screen,
  lastColumn: LastColumn = 'cut',
): string {
  // Before it is measured: what stands for a wide letter may be narrow.
  const rows = screen.unicode
    ? given
    : given.map((row) => row.map((cell) => ({ ...cell, text: asciiOf(cell.text) })));
  const widths: number[] = [];
  for (const row of rows)
    row.forEach(({ text }, index) => {
      widths[index] = Math.max(widths[index] ?? 0, stringWidth(text));
    });
  const shown = rows.map((row) => row.filter((_cell, index) => widths[index] !== 0));
  const taken = widths.filter((width) => width !== 0);
  return shown.map((row) => `${tableRow(row, taken, { screen, lastColumn })}\n`).join('');
}

function tableRow(
  row: readonly Cell[],
  widths: readonly number[],
  { screen, lastColumn }: { readonly screen: Screen; readonly lastColumn: LastColumn },
): string {
  let used = 0;
  return row
    .map((cell, index) => {
      if (index === row.length - 1) return lastCell(cell, used, screen, lastColumn);
      const width = widths[index] ?? 0;
      used += width + gap.length;
      const padding = ' '.repeat(Math.max(0, width - stringWidth(cell.text))) + gap;
      return toned(cell.text, cell.tone, screen) + padding;
    })
    .join('')
    .trimEnd();
}

function lastCell({ text, tone }: Cell, at: number, screen: Screen, lastColumn: LastColumn): string {
  if (screen.columns === undefined) return toned(text, tone, screen);
  const room = screen.columns - at;
  if (lastColumn === 'cut') return toned(cut(text, room, screen), tone, screen);
  const lines = wrap(text.split(' '), Math.max(room, leastRoom));
  return lines.map((line) => toned(line, tone, screen)).join(`\n${' '.repeat(at)}`);
}

/** For a text in a terminal; what goes on stands below its `indent`. */
export function paragraph(words: readonly string[], indent: string, { columns }: Screen): string {
  const room = columns === undefined ? Number.POSITIVE_INFINITY : columns - stringWidth(indent);
  return `${wrap(words, Math.max(room, leastRoom)).join(`\n${indent}`)}\n`;
}

/** Narrower, a line would hold a word or two. */
const leastRoom = 20;

/** Lines of these words; one that is wider than a line has it for itself. */
function wrap(words: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && stringWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function cut(text: string, columns: number, { unicode }: Screen): string {
  const room = Math.max(columns, 8);
  if (stringWidth(text) <= room) return text;
  const ending = unicode ? '…' : '...';
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) + stringWidth(ending) > room) break;
    kept += character;
  }
  return kept + ending;
}

/** For a terminal that would make nonsense of anything else. */
export function asciiOf(text: string): string {
  return text.replaceAll('…', '...').replace(/\P{ASCII}/gu, '?');
}

/** One line that means the same in every locale. */
export function jsonLine(value: unknown): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value).replace(/[^\x20-\x7e]/g, escaped)}\n`;
}
