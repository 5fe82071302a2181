/** `before` is the line break that parts it from the line above; empty for the first. */
export interface Line {
  readonly before: string;
  readonly text: string;
}

/** In the place of `remove` lines from `at` on (0: the first line). Those of one plan do not overlap. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  /** A text gets the line break of the line it replaces, or the file's usual one; a line has its own. */
  readonly insert: readonly (string | Line)[];
}

/** As Python's universal newlines. A text that ends with a break has an empty last line. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let [start, before] = [0, ''];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== lineFeed && code !== carriageReturn) continue;
    lines.push({ before, text: text.slice(start, at) });
    before = code === lineFeed ? '\n' : text.charCodeAt(at + 1) === lineFeed ? '\r\n' : '\r';
    at += before.length - 1;
    start = at + 1;
  }
  lines.push({ before, text: text.slice(start) });
  return lines;
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

export function joinLines(lines: readonly Line[]): string {
  return lines.map(({ before, text }) => before + text).join('');
}

/**
 * A line takes its break along when it goes, so that what was put at the end of a file without a last line break, and is
 * taken out again, leaves it without one.
 */
export function applyEdits(lines: readonly Line[], edits: readonly Edit[]): readonly Line[] {
  const lineBreak = usualBreak(lines);
  const result: Line[] = [];
  function push({ before, text }: Line): void {
    const first = result.length === 0;
    result.push({ before: first ? '' : before || lineBreak, text });
  }
  let next = 0;
  for (const { at, remove, insert } of inOrder(edits)) {
    for (const line of lines.slice(next, at)) push(line);
    for (const [index, line] of insert.entries()) {
      const replaced = index < remove ? lines[at + index] : undefined;
      push(typeof line === 'string' ? { before: replaced?.before ?? lineBreak, text: line } : line);
    }
    next = at + remove;
  }
  for (const line of lines.slice(next)) push(line);
  return result.length === 0 ? [{ before: '', text: '' }] : result;
}

export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => a.at - b.at || a.remove - b.remove);
}

/** The one edit between two texts, from the first line that differs to the last. */
export function editBetween(from: readonly Line[], to: readonly Line[]): Edit {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && same(from[start], to[start])) start++;
  let end = 0;
  while (end < shorter - start && same(from.at(-1 - end), to.at(-1 - end))) end++;
  return { at: start, remove: from.length - end - start, insert: to.slice(start, to.length - end) };
}

function same(a: Line | undefined, b: Line | undefined): boolean {
  return a?.text === b?.text && a?.before === b?.before;
}

function usualBreak(lines: readonly Line[]): string {
  const windows = lines.filter(({ before }) => before === '\r\n').length;
  return windows > (lines.length - 1) / 2 ? '\r\n' : '\n';
}
