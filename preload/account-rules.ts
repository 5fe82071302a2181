import type { AccountMark, AccountRule, AccountView, Environment } from './contract.ts';

/** In the order in which they are shown: where a slip costs most first. */
export const environments: readonly Environment[] = ['production', 'staging', 'development', 'sandbox'];

type NamedAccount = Pick<AccountView, 'id' | 'name'>;

/** What the rules say of this account. For many accounts, `createMarker` reads the rules once. */
export function markOf(account: NamedAccount, rules: readonly AccountRule[]): AccountMark {
  return createMarker(rules)(account);
}

export function createMarker(rules: readonly AccountRule[]): (account: NamedAccount) => AccountMark {
  // From the last to the first, so that the first that has a field decides.
  const lastFirst = rules.map(({ match, ...fields }) => ({ pattern: folded(match), fields })).toReversed();
  return ({ id, name }) => {
    const letters = folded(name);
    return lastFirst
      .filter(({ pattern }) => globMatches(pattern, letters) || globMatches(pattern, folded(id)))
      .reduce<AccountMark>((mark, { fields }) => ({ ...mark, ...fields }), {});
  };
}

/** Which of the accounts a rule's pattern is for; reads their names once. */
export function createFinder<A extends NamedAccount>(
  accounts: readonly A[],
): (match: string) => readonly A[] {
  const read = accounts.map((account) => ({
    account,
    letters: [folded(account.name), folded(account.id)],
  }));
  return (match) => {
    const pattern = folded(match);
    return read
      .filter(({ letters }) => letters.some((text) => globMatches(pattern, text)))
      .map(({ account }) => account);
  };
}

/** A first set of rules from how the accounts are named; only those that match something. */
export function guessRules(accounts: readonly NamedAccount[]): readonly AccountRule[] {
  const names = accounts.map(({ name }) => folded(name));
  return guesses.flatMap(({ environment, words, within }) =>
    [...words.flatMap(asWord), ...within.map((part) => `*${part}*`)]
      .filter((match) => names.some((name) => globMatches(folded(match), name)))
      .map((match) => ({ match, environment })),
  );
}

/** Does any of the patterns match any of the texts, as a whole? As the rules match. */
export function createPatterns(patterns: readonly string[]): (texts: readonly string[]) => boolean {
  const read = patterns.map(folded);
  return (texts) => texts.map(folded).some((text) => read.some((pattern) => globMatches(pattern, text)));
}

/** Case, width and composition of letters do not matter. */
function folded(text: string): readonly string[] {
  return Array.from(text.normalize('NFKC').toLowerCase());
}

/**
 * In linear space and without a regular expression, since the pattern is anyone's: at worst pattern times text, for only
 * the last star is ever gone back to.
 */
function globMatches(pattern: readonly string[], text: readonly string[]): boolean {
  let [at, star, resumed] = [0, -1, 0];
  for (let index = 0; index < text.length;) {
    if (pattern[at] === '*') {
      star = at++;
      resumed = index;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resumed;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

interface Guess {
  readonly environment: Environment;
  /** Between separators only: `product` is not `prod`, and `olive` is not `live`. */
  readonly words: readonly string[];
  /** Anywhere: Korean sets no separators. */
  readonly within: readonly string[];
}

/**
 * The first rule decides. What only sounds like production comes before it, all else after: an account that is marked
 * as production and is not does less harm than one that is and is not marked.
 */
const guesses: readonly Guess[] = [
  { environment: 'staging', words: ['preprod', 'pre-prod'], within: [] },
  { environment: 'development', words: ['nonprod', 'non-prod'], within: ['비운영'] },
  { environment: 'production', words: ['production', 'prod', 'prd', 'live'], within: ['운영', '프로덕션'] },
  { environment: 'staging', words: ['staging', 'stage', 'stg', 'qa', 'uat'], within: ['스테이징', '검증'] },
  { environment: 'sandbox', words: ['sandbox', 'sbx', 'playground'], within: ['샌드박스', '실습'] },
  {
    environment: 'development',
    words: ['development', 'develop', 'dev', 'test'],
    within: ['개발', '테스트'],
  },
];

const separators = ['-', '_', '.', ' ', '/'];

/** The word alone, first, last or in the middle of a name. */
function asWord(word: string): readonly string[] {
  return [
    word,
    ...separators.flatMap((sep) => [`${word}${sep}*`, `*${sep}${word}`]),
    ...separators.flatMap((before) => separators.map((after) => `*${before}${word}${after}*`)),
  ];
}
