import { fold, foldInitials, foldToInitials, isInitials } from '../search/fold.ts';
import { similarWords } from '../search/similar-words.ts';
import type { ActEntry } from './palette-entries.ts';

/** Commands that have every word of the query, in whatever language; in Korean their initials do, too. */
export function namedActs(acts: readonly ActEntry[], terms: readonly string[]): readonly ActEntry[] {
  return acts.filter((act) => terms.every((term) => hasTerm(act, term)));
}

/** For a query with a word that is in no command: those that have one like it, and the other words. None is named. */
export function guessedActs(acts: readonly ActEntry[], terms: readonly string[]): readonly ActEntry[] {
  const misspelt = terms.filter((term) => !acts.some((act) => hasTerm(act, term)));
  if (misspelt.length === 0) return [];
  const words = wordsOf(acts);
  const similar = new Map(
    misspelt.map((term) => [term, isInitials(term) ? [] : similarWords(words, fold(term))]),
  );
  return acts.filter((act) =>
    terms.every((term) => similar.get(term)?.some((word) => hasFolded(act, word)) ?? hasTerm(act, term)),
  );
}

function hasTerm(act: ActEntry, term: string): boolean {
  if (!isInitials(term)) return hasFolded(act, fold(term));
  const initials = foldInitials(term);
  return act.labels.some((label) => foldToInitials(label).includes(initials));
}

function hasFolded({ labels }: ActEntry, folded: string): boolean {
  return labels.some((label) => fold(label).includes(folded));
}

function wordsOf(acts: readonly ActEntry[]): readonly string[] {
  const words = acts.flatMap(({ labels }) => labels.flatMap((label) => fold(label).split(/[^\p{L}\p{N}]+/u)));
  return [...new Set(words)].filter((word) => word !== '');
}
