import UFuzzy from '@leeoniya/ufuzzy';
import { onceAsked } from '../once-asked.ts';

const shortestMisspelt = 3;
const mostWords = 12;

/**
 * One letter wrong, missing, doubled or swapped, but for the first; Latin and taken-apart Korean. Without `alpha`, which
 * would count Korean as capitals and take each letter for a word of its own.
 */
const fuzzy = onceAsked(
  () =>
    new UFuzzy({
      interSplit: '[^a-z\\dㄱ-ㅣ]+',
      intraChars: '[a-z\\dㄱ-ㅣ]',
      intraMode: 1,
      ...{ intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 },
    }),
);

export function similarWords(words: readonly string[], term: string): readonly string[] {
  if (term.length < shortestMisspelt) return [];
  const found = fuzzy().filter([...words], term) ?? [];
  return found.slice(0, mostWords).flatMap((index) => words[index] ?? []);
}
