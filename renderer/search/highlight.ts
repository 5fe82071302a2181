import { foldToInitials, isInitials } from './fold.ts';

export interface Piece {
  readonly text: string;
  readonly matched: boolean;
}

/** The text in pieces, with those that a term of the query names literally (or by initials) marked. */
export function highlight(text: string, terms: readonly string[]): readonly Piece[] {
  const marked = new Uint8Array(text.length);
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [{ text, matched: false }];
  for (const term of terms) {
    const within = isInitials(term) ? foldToInitials(text) : lower;
    const at = within.indexOf(term.toLowerCase());
    if (at !== -1) marked.fill(1, at, at + term.length);
  }
  return pieces(text, marked);
}

function pieces(text: string, marked: Uint8Array): readonly Piece[] {
  const found: Piece[] = [];
  for (let start = 0; start < text.length;) {
    let end = start + 1;
    while (end < text.length && marked[end] === marked[start]) end++;
    found.push({ text: text.slice(start, end), matched: marked[start] === 1 });
    start = end;
  }
  return found;
}
