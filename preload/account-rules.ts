import type { AccountMark, AccountRule, AccountView, Colour, Environment } from './contract.ts';

/** In the order in which they are shown: where a slip costs most first. */
export const environments: readonly Environment[] = ['production', 'staging', 'development', 'sandbox'];

type NamedAccount = Pick<AccountView, 'id' | 'name'>;

/** What the rules say of this account. For many accounts, `createMarker` reads the rules once. */
export function markOf(account: NamedAccount, rules: readonly AccountRule[]): AccountMark {
  return createMarker(rules)(account);
}

interface Tinted {
  readonly environment?: Environment | undefined;
  readonly colour?: Colour | undefined;
}

/** The one colour an account is shown in: the user's own, but production looks like nothing else. */
export function tintOf({ environment, colour }: Tinted): Environment | Colour | undefined {
  return environment === 'production' ? environment : (colour ?? environment);
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
