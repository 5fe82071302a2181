/**
 * Keeps a dependent noun in one line with the word that it hangs on (`쓸 수 있습니다`, `쓸 때까지`): at the head of a line it
 * means nothing. For screens; a terminal breaks its lines elsewhere.
 */
export function keptTogether(text: string): string {
  return text.replaceAll(beforeDependent, '\u00a0');
}

const particles = '(?:은|는|이|가|을|를|도|만|에|에는|까지|마다|인|이며|이어서|입니다)?';
const beforeDependent = new RegExp(` (?=(?:수|것|때|중|뿐|줄)${particles}(?!\\p{L}))`, 'gu');
