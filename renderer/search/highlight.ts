import { foldToInitials, isInitials } from './fold.ts';

/** Where a term of the query stands literally, or by initials, in the text: from one character up to another, once for each. */
export function matchesIn(
  text: string,
  terms: readonly string[],
): readonly (readonly [from: number, until: number])[] {
  const lower = text.toLowerCase();
  // Some letters have more than one small one; their places would be wrong.
  if (lower.length !== text.length) return [];
  return terms.flatMap((term) => {
    const within = isInitials(term) ? foldToInitials(text) : lower;
    const at = within.indexOf(term.toLowerCase());
    return at === -1 ? [] : [[at, at + term.length] as const];
  });
}
