import { fold, isInitials } from './fold.ts';
import type { IndexedRole, RoleIndex } from './role-index.ts';
import { similarWords } from './similar-words.ts';

/** How well a role answers a term; the sum over all terms decides. */
const wordStart = 3;
const insideWord = 2;
const elsewhere = 1;
const misspelt = 0;
const noMatch = -1;

type Term =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'initials'; readonly text: string }
  | { readonly kind: 'misspelt'; readonly words: readonly string[] };

const accountNumber = /^\d[\d-]{6,}$/;

/**
 * The roles that have every word of the query, in any order. Best matches first; what matches equally well stays in the
 * order of the index, so that favourites and what is used most come first if it was made so.
 */
export function searchRoles(index: RoleIndex, query: string): readonly IndexedRole[] {
  return findRoles(index, query).roles;
}

export interface FoundRoles {
  readonly roles: readonly IndexedRole[];
  /** A word of the query stands nowhere as it was typed. */
  readonly guess: boolean;
}

/** The same, saying whether it is a guess. */
export function findRoles(index: RoleIndex, query: string): FoundRoles {
  const terms = termsOf(query).map((text) => termFor(text, index));
  if (terms.length === 0) return { roles: index.roles, guess: false };
  const scores = Int8Array.from(index.roles, (one) => scoreOf(one, terms));
  return {
    roles: inOrderOf(scores, index.roles, terms.length * wordStart),
    guess: terms.some(({ kind }) => kind === 'misspelt'),
  };
}

/** The same without guessing: none where a word stands nowhere as it was typed. */
export function namedRoles(index: RoleIndex, query: string): readonly IndexedRole[] {
  const isNamed = (text: string) => isInitials(text) || standsSomewhere(fold(text), index);
  return termsOf(query).every(isNamed) ? searchRoles(index, query) : [];
}

/** By falling score, in one pass for each, since a key press has no time for a sort of thousands. */
function inOrderOf(
  scores: Int8Array,
  roles: readonly IndexedRole[],
  highest: number,
): readonly IndexedRole[] {
  const found: IndexedRole[] = [];
  for (let score = highest; score >= misspelt; score--) {
    for (let at = scores.indexOf(score); at !== -1; at = scores.indexOf(score, at + 1)) {
      const role = roles[at];
      if (role !== undefined) found.push(role);
    }
  }
  return found;
}

export function termsOf(query: string): readonly string[] {
  return query
    .normalize('NFC')
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => (accountNumber.test(text) ? text.replaceAll('-', '') : text));
}

function termFor(text: string, index: RoleIndex): Term {
  if (isInitials(text)) return { kind: 'initials', text };
  const term = { kind: 'text', text: fold(text) } as const;
  if (standsSomewhere(term.text, index)) return term;
  return { kind: 'misspelt', words: similarWords(index.words, term.text) };
}

function standsSomewhere(text: string, index: RoleIndex): boolean {
  return index.roles.some((one) => textScore(one, text) !== noMatch);
}

function scoreOf(one: IndexedRole, terms: readonly Term[]): number {
  let sum = 0;
  for (const term of terms) {
    const score = termScore(one, term);
    if (score === noMatch) return noMatch;
    sum += score;
  }
  return sum;
}

function termScore(one: IndexedRole, term: Term): number {
  switch (term.kind) {
    case 'text':
      return textScore(one, term.text);
    case 'initials':
      return placeScore(one.names.initials, one.rest.initials, term.text);
    case 'misspelt':
      return term.words.some((word) => one.names.folded.includes(word)) ? misspelt : noMatch;
  }
}

function textScore(one: IndexedRole, text: string): number {
  return placeScore(one.names.folded, one.rest.folded, text);
}

function placeScore(names: string, rest: string, text: string): number {
  let at = names.indexOf(text);
  if (at === -1) return rest.includes(text) ? elsewhere : noMatch;
  for (; at !== -1; at = names.indexOf(text, at + 1)) {
    if (!isWordCharacter(names.charCodeAt(at - 1))) return wordStart;
  }
  return insideWord;
}

/** Of a folded text: figures, small letters and all beyond ASCII. */
function isWordCharacter(code: number): boolean {
  return code > 127 || (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}
