import type { EnvironmentInName } from './environment-in-name.ts';

/** A pattern for names like one: `*-` before, `prod`, and `-*` after it. */
export interface NamePattern {
  readonly match: string;
  readonly before: string;
  readonly word: string;
  readonly after: string;
}

/** From the widest to the narrowest; all take the name itself. `name`: composed. */
export function patternsOf(name: string, found: EnvironmentInName): readonly NamePattern[] {
  const word = name.slice(found.from, found.to).toLowerCase();
  const [before, after] = [beforeIt(name.slice(0, found.from)), afterIt(name.slice(found.to))];
  const asFound = pattern(before, word, after);
  // Nobody's name has `non-prod` in it and means another thing; not so `*prod*`.
  if (found.place === 'compound') return [pattern('*', word, '*'), asFound];
  // Korean sets no separators.
  if (/^\p{Script=Hangul}/u.test(word) && before !== '') return [pattern('*', word, after), asFound];
  return [asFound];
}

/** One for all that these take, and more. They have one word. */
export function widerPattern(patterns: readonly NamePattern[]): string {
  const shared = (texts: readonly string[]) => (new Set(texts).size === 1 ? (texts[0] ?? '*') : '*');
  const [before, after] = [
    shared(patterns.map(({ before }) => before)),
    shared(patterns.map(({ after }) => after)),
  ];
  return `${before}${patterns[0]?.word ?? ''}${after}`;
}

function pattern(before: string, word: string, after: string): NamePattern {
  return { match: `${before}${word}${after}`, before, word, after };
}

/** Up to the separator, which keeps `product` from being `prod`, and `olive` from being `live`. */
function beforeIt(text: string): string {
  const last = /.$/su.exec(text)?.[0];
  if (last === undefined) return '';
  return isSeparator(last) ? `*${last}` : '*';
}

/** A number is part of it: `prod01` is like `prod02`. */
function afterIt(text: string): string {
  const number = /^\p{N}*/u.exec(text)?.[0] ?? '';
  const places = '?'.repeat(Array.from(number).length);
  const next = /^./su.exec(text.slice(number.length))?.[0];
  if (next === undefined) return places;
  return isSeparator(next) ? `${places}${next}*` : `${places}*`;
}

function isSeparator(letter: string): boolean {
  return !/^[\p{L}\p{M}\p{N}]/u.test(letter);
}
