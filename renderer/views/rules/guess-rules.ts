import { createFinder, environments } from '../../../preload/account-rules.ts';
import type { AccountView, Environment } from '../../../preload/contract.ts';
import { environmentInName, type EnvironmentInName } from './environment-in-name.ts';
import { patternsOf, widerPattern, type NamePattern } from './name-patterns.ts';
import { createSeries } from './name-series.ts';

type NamedAccount = Pick<AccountView, 'id' | 'name'>;

/** An account rule that says the environment and nothing else. */
export interface GuessedRule {
  readonly match: string;
  readonly environment: Environment;
}

interface Candidate extends GuessedRule {
  /** Lower ones are tried first. */
  readonly rank: number;
}

interface PatternCandidate extends Candidate {
  readonly pattern: NamePattern;
}

interface Told {
  readonly name: string;
  readonly found: EnvironmentInName;
}

/** As long as a rule's pattern may be. */
const longestPattern = 100;

/**
 * A first set of rules from how the accounts are named. Together they mark no account but as its own name tells, for each
 * is held against all the names. What no pattern can tell from other names stays unmarked; but production, whose whole
 * name is then its rule.
 */
export function guessRules(accounts: readonly NamedAccount[]): readonly GuessedRule[] {
  const told = tell(accounts);
  const chooser = createChooser(accounts, (one) => told.get(one)?.found.environment);
  const rules = chooser.choose(candidatesFor([...told.values()]));
  const left = [...told].flatMap(([account, one]) => (chooser.isOpen(account) ? wholeName(one) : []));
  return [...rules, ...chooser.choose(left)];
}

/** What each name tells by itself, and then what it tells beside the others. */
function tell(accounts: readonly NamedAccount[]): ReadonlyMap<NamedAccount, Told> {
  const names = accounts.map((account) => ({ account, name: account.name.normalize('NFKC') }));
  const clear = names.flatMap(({ name }) => {
    const found = environmentInName(name, () => false);
    return found === undefined ? [] : [{ name, found }];
  });
  const isOneOfSeveral = createSeries(clear);
  return new Map(
    names.flatMap(({ account, name }) => {
      const found = environmentInName(name, (word) => isOneOfSeveral(name, word));
      return found === undefined ? [] : [[account, { name, found }] as const];
    }),
  );
}

interface Chooser {
  /** The rules that are true of every account left to them, until there is no more to be said. */
  choose(candidates: readonly Candidate[]): readonly GuessedRule[];
  /** No rule was chosen for it. */
  isOpen(account: NamedAccount): boolean;
}

function createChooser(
  accounts: readonly NamedAccount[],
  environmentOf: (account: NamedAccount) => Environment | undefined,
): Chooser {
  const find = createFinder(accounts);
  const open = new Set(accounts);

  /** The first rule decides, so it has to be true of those alone that no earlier one takes. */
  function take({ match, environment }: Candidate, fits: readonly NamedAccount[]): readonly GuessedRule[] {
    const left = fits.filter((one) => open.has(one));
    if (left.length === 0 || left.some((one) => environmentOf(one) !== environment)) return [];
    for (const one of left) open.delete(one);
    return [{ match, environment }];
  }

  return {
    choose(candidates) {
      const inOrder = candidates
        .map((rule) => ({ rule, fits: find(rule.match) }))
        .toSorted((a, b) => a.rule.rank - b.rule.rank || b.fits.length - a.fits.length);
      const chosen: GuessedRule[] = [];
      for (;;) {
        const more = inOrder.flatMap(({ rule, fits }) => take(rule, fits));
        if (more.length === 0) return chosen;
        chosen.push(...more);
      }
    },
    isOpen: (account) => open.has(account),
  };
}

/** So many patterns with one word are more than anyone looks through; a wider one is tried before them. */
const mostWithOneWord = 3;

function candidatesFor(told: readonly Told[]): readonly Candidate[] {
  const byWord = new Map<string, Map<string, PatternCandidate>>();
  for (const { name, found } of told) {
    for (const pattern of patternsOf(name, found)) {
      const [key, { match }] = [`${found.environment} ${pattern.word}`, pattern];
      const same = byWord.get(key) ?? new Map<string, PatternCandidate>();
      if (!same.has(match)) same.set(match, { match, pattern, ...ranked(found) });
      byWord.set(key, same);
    }
  }
  return [...byWord.values()].flatMap((same) => withWider([...same.values()]));
}

function withWider(same: readonly PatternCandidate[]): readonly Candidate[] {
  const [first] = same;
  if (first === undefined || same.length <= mostWithOneWord) return same;
  const match = widerPattern(same.map(({ pattern }) => pattern));
  return [{ ...first, match, rank: Math.min(...same.map(({ rank }) => rank)) }, ...same];
}

const places: readonly EnvironmentInName['place'][] = ['compound', 'end', 'within'];

/** What only sounds like production comes before it, and what ends a name before what is somewhere in it. */
function ranked({ place, environment }: EnvironmentInName): Omit<Candidate, 'match'> {
  return {
    environment,
    rank: places.indexOf(place) * environments.length + environments.indexOf(environment),
  };
}

function wholeName({ name, found: { environment } }: Told): readonly Candidate[] {
  if (environment !== 'production' || name.length > longestPattern) return [];
  return [{ match: name.toLowerCase(), environment, rank: 0 }];
}
