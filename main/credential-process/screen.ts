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
  return color && codes[tone] !== '' ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text;
}

/** Rows under each other by the widths of their characters; the last column gives way to a narrow terminal. */
export function table(given: readonly (readonly Cell[])[], screen: Screen): string {
  // Before it is measured: what stands for a wide letter may be narrow.
  const rows = screen.unicode
    ? given
    : given.map((row) => row.map((cell) => ({ ...cell, text: asciiOf(cell.text) })));
  const widths: number[] = [];
  for (const row of rows)
    row.forEach(({ text }, index) => {
      widths[index] = Math.max(widths[index] ?? 0, stringWidth(text));
    });
  return rows.map((row) => `${tableRow(row, widths, screen)}\n`).join('');
}

function tableRow(row: readonly Cell[], widths: readonly number[], screen: Screen): string {
  let used = 0;
  return row
    .map((cell, index) => {
      const last = index === row.length - 1;
      const room = screen.columns === undefined ? Number.POSITIVE_INFINITY : screen.columns - used;
      const text = last ? cut(cell.text, room, screen) : cell.text;
      const width = widths[index] ?? 0;
      used += width + gap.length;
      const padding = last ? '' : ' '.repeat(Math.max(0, width - stringWidth(text))) + gap;
      return toned(text, cell.tone, screen) + padding;
    })
    .join('')
    .trimEnd();
}

function cut(text: string, columns: number, { unicode }: Screen): string {
  if (stringWidth(text) <= columns) return text;
  const ending = unicode ? '…' : '...';
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) + stringWidth(ending) > Math.max(columns, 8)) break;
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
