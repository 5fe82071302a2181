import { onceEach } from '../once-each.ts';
import { fold, isInitials, unfold } from './fold.ts';
import type { FoldedText, IndexedRole, RoleIndex } from './role-index.ts';
import { similarWords } from './similar-words.ts';

export interface RoleSearch {
  /**
   * The roles that have every word of the query. Best matches first; what matches equally well stays in the order of the
   * index, so that favourites and what is used most come first if it was made so.
   */
  find(query: string): readonly IndexedRole[];
  /** Whether a word of the query stands nowhere as it was typed, so that what is found is a guess. */
  isGuess(query: string): boolean;
  /** What of a found role's names answers the query: its words as typed, and for one that is a guess those that are like it. */
  marks(query: string): readonly string[];
  /** As `find`, without guessing: none where a word stands nowhere as it was typed. */
  named(query: string): readonly IndexedRole[];
}

/** How well a role answers a term; the sum over all terms decides. */
const wordStart = 3;
const insideWord = 2;
const elsewhere = 1;
const misspelt = 0;
const noMatch = -1;

type Term = { readonly kind: 'text' | 'initials'; readonly text: string };

/** The roles that have a term, by their place in the index, which rises. */
interface Hits {
  readonly kind: 'literal' | 'misspelt';
  /** Of the names, that were taken for the term; none if it stands there as it was typed. */
  readonly similar: readonly string[];
  readonly places: readonly number[];
  readonly scores: readonly number[];
}

const accountNumber = /^\d[\d-]{6,}$/;
/** Of one sitting at the keyboard, more or less. */
const mostKnown = 64;

/**
 * One who types asks for `p`, `pa`, `pay`: each answer lies within the one before, and going back asks for it again. So what
 * a term hits is remembered, and a longer one is sought only among the hits of its beginning.
 */
export function createRoleSearch(index: RoleIndex): RoleSearch {
  const literals = new Map<string, Hits>();
  const guesses = new Map<string, Hits>();

  function literalOf(term: Term): Hits {
    const key = `${term.kind} ${term.text}`;
    return remembered(literals, key, () => literalHits(index, term, beginningOf(key, literals)));
  }

  function hitsOf(term: Term): Hits {
    const literal = literalOf(term);
    if (literal.places.length > 0 || term.kind === 'initials') return literal;
    return remembered(guesses, term.text, () => misspeltHits(index, term));
  }

  const terms = (query: string) => termsOf(query).map(termOf);
  const inOrder = (all: readonly Hits[]) => (all.length === 0 ? index.roles : inAll(all, index.roles));
  return {
    find: (query) => inOrder(terms(query).map(hitsOf)),
    isGuess: (query) => terms(query).some((term) => hitsOf(term).kind === 'misspelt'),
    marks: (query) =>
      termsOf(query).flatMap((text) => {
        const { kind, similar } = hitsOf(termOf(text));
        return kind === 'literal' ? [text] : similar;
      }),
    named: (query) => inOrder(terms(query).map(literalOf)),
  };
}

function remembered(known: Map<string, Hits>, key: string, find: () => Hits): Hits {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

export function termsOf(query: string): readonly string[] {
  return query
    .normalize('NFC')
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => (accountNumber.test(text) ? text.replaceAll('-', '') : text));
}

function termOf(text: string): Term {
  return isInitials(text) ? { kind: 'initials', text } : { kind: 'text', text: fold(text) };
}

/** Where all hits of the term lie: those of its longest beginning that is known. Undefined: anywhere. */
function beginningOf(key: string, known: ReadonlyMap<string, Hits>): readonly number[] | undefined {
  for (let end = key.length - 1; end > key.indexOf(' '); end--) {
    const shorter = known.get(key.slice(0, end));
    if (shorter !== undefined) return shorter.places;
  }
  return undefined;
}

function literalHits(index: RoleIndex, { kind, text }: Term, within: readonly number[] | undefined): Hits {
  const part = kind === 'initials' ? 'initials' : 'folded';
  const [places, scores]: [number[], number[]] = [[], []];
  const inAccount = rememberingLast((account: FoldedText) => nameScore(account[part], text));
  const inName = onceEach((name: FoldedText) => nameScore(name[part], text));
  const inEnvironment = onceEach((environment: FoldedText) => environment[part].includes(text));
  const inRest = rememberingLast((rest: FoldedText) => rest[part].includes(text));
  const isElsewhere = ({ rest, environment, own }: IndexedRole) =>
    inRest(rest) || inEnvironment.get(environment) || own[part].includes(text);
  const look = (place: number) => {
    const one = index.roles[place];
    if (one === undefined) return;
    const inNames = Math.max(inAccount(one.account), inName.get(one.name));
    const score = inNames === noMatch && isElsewhere(one) ? elsewhere : inNames;
    if (score === noMatch) return;
    places.push(place);
    scores.push(score);
  };
  if (within === undefined) for (let place = 0; place < index.roles.length; place++) look(place);
  else for (const place of within) look(place);
  return { kind: 'literal', similar: [], places, scores };
}

/** The roles of an account stand together, and most of what is known of them is one and the same. */
function rememberingLast<A, B>(answer: (asked: A) => B): (asked: A) => B {
  let last: { readonly asked: A; readonly answer: B } | undefined;
  return (asked) => {
    if (last?.asked !== asked) last = { asked, answer: answer(asked) };
    return last.answer;
  };
}

function misspeltHits(index: RoleIndex, { text }: Term): Hits {
  const words = similarWords(index.words(), text);
  const hasOne = ({ folded }: FoldedText) => words.some((word) => folded.includes(word));
  const inAccount = rememberingLast(hasOne);
  const inName = onceEach(hasOne);
  const places = index.roles.flatMap(({ account, name }, place) =>
    inAccount(account) || inName.get(name) ? [place] : [],
  );
  const scores = places.map(() => misspelt);
  return { kind: 'misspelt', similar: words.map(unfold), places, scores };
}

/** By falling sum of scores, without a sort of thousands, for which a key press has no time. */
function inAll(all: readonly Hits[], roles: readonly IndexedRole[]): readonly IndexedRole[] {
  const sums = new Int16Array(roles.length);
  const had = new Uint8Array(roles.length);
  for (const [nth, { places, scores }] of all.entries()) {
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      if (had[place] !== nth) continue;
      had[place] = nth + 1;
      sums[place] = (sums[place] ?? 0) + (scores[at] ?? 0);
    }
  }
  const bySum = Array.from({ length: all.length * wordStart + 1 }, (): IndexedRole[] => []);
  for (const place of all.at(-1)?.places ?? []) {
    const role = roles[place];
    if (had[place] === all.length && role !== undefined) bySum[sums[place] ?? 0]?.push(role);
  }
  const none: readonly IndexedRole[] = [];
  // Unlike `flat` it copies whole arrays.
  return none.concat(...bySum.toReversed());
}

function nameScore(names: string, text: string): number {
  let at = names.indexOf(text);
  if (at === -1) return noMatch;
  for (; at !== -1; at = names.indexOf(text, at + 1)) {
    if (!isWordCharacter(names.charCodeAt(at - 1))) return wordStart;
  }
  return insideWord;
}

/** Of a folded text: figures, small letters and all beyond ASCII. */
function isWordCharacter(code: number): boolean {
  return code > 127 || (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}
