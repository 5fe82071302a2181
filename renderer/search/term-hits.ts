import { onceEach } from '../once-each.ts';
import { unfold } from './fold.ts';
import type { FoldedText, IndexedRole, RoleIndex } from './role-index.ts';
import { similarWords } from './similar-words.ts';
import type { Term } from './terms.ts';

/** The roles that have a term, by their place in the index, which rises. */
export interface Hits {
  /** `guess`: the term stands nowhere as it was typed, and what is like it was taken for it. */
  readonly kind: 'literal' | 'guess';
  /** What of the names is to be marked. */
  readonly marks: readonly string[];
  readonly places: readonly number[];
  readonly scores: readonly number[];
}

/** How a term stands in a text. */
const [nowhere, inside, wordStart, wholeWord] = [0, 1, 2, 3] as const;

/**
 * How well that answers the term; the sum over all terms decides. A word of the account is what people mean most: `dev` is
 * an account for development, and not the role DeveloperAccess of another. What an environment is called is as good as a
 * word of its accounts' names, but only as a whole, for many accounts are in one.
 */
const ofAccount = [0, 2, 4, 5] as const;
const ofName = [0, 2, 3, 4] as const;
const ofEnvironment = [0, 1, 1, 5] as const;
const elsewhere = 1;
export const bestScore = 5;

/** `within`: where to look; undefined: everywhere. */
export function literalHits(index: RoleIndex, term: Term, within: readonly number[] | undefined): Hits {
  const { text } = term;
  const part = term.kind === 'initials' ? 'initials' : 'folded';
  const inAccount = rememberingLast((account: FoldedText) => ofAccount[standing(account[part], text)]);
  const inName = onceEach((name: FoldedText) => ofName[standing(name[part], text)]);
  const inEnvironment = onceEach(
    (environment: FoldedText) => ofEnvironment[standing(environment[part], text)],
  );
  const inGroup = onceEach((group: FoldedText) => group[part].includes(text));
  const inRest = rememberingLast((rest: FoldedText) => rest[part].includes(text));
  const score = ({ account, name, environment, group, rest, own }: IndexedRole): number => {
    const inNames = Math.max(inAccount(account), inName.get(name), inEnvironment.get(environment));
    if (inNames > 0) return inNames;
    return inGroup.get(group) || inRest(rest) || own[part].includes(text) ? elsewhere : 0;
  };
  const [places, scores]: [number[], number[]] = [[], []];
  const look = (place: number) => {
    const one = index.roles[place];
    const scored = one === undefined ? 0 : score(one);
    if (scored === 0) return;
    places.push(place);
    scores.push(scored);
  };
  if (within === undefined) for (let place = 0; place < index.roles.length; place++) look(place);
  else for (const place of within) look(place);
  return { kind: 'literal', marks: [term.shown], places, scores };
}

const shortestLoose = 3;
const separators = '[^\\p{L}\\p{N}]';

/** Where the term begins a word of a name, if signs and spaces between letters do not count: `datalake`, `결제운영`. */
export function looseHits(index: RoleIndex, { kind, text }: Term): Hits {
  const part = kind === 'initials' ? 'initials' : 'folded';
  const letters = Array.from(text.replaceAll(new RegExp(separators, 'gu'), ''));
  if (letters.length < shortestLoose) return nothingFound;
  const pattern = new RegExp(`${separators}(${letters.join(`${separators}*`)})`, 'u');
  const marks = new Set<string>();
  const find = (searched: FoldedText) => {
    const found = pattern.exec(searched[part])?.[1];
    if (found !== undefined) marks.add(kind === 'initials' ? found : unfold(found));
    return found !== undefined;
  };
  return { ...placesWith(index, find), kind: 'literal', marks: [...marks] };
}

/** Where one of the words stands whole in a name, or is what an environment or group is called. */
export function wordHits(index: RoleIndex, words: readonly string[]): Hits {
  const pattern = new RegExp(`${separators}(?:${words.join('|')})(?!\\p{L})`, 'u');
  const hits = placesWith(index, ({ folded }) => pattern.test(folded));
  return { ...hits, kind: 'literal', marks: words };
}

/** Where a word of the names, or of a group or environment, is like the term. */
export function misspeltHits(index: RoleIndex, { text }: Term): Hits {
  const words = similarWords(index.words(), text);
  if (words.length === 0) return nothingFound;
  const hasOne = ({ folded }: FoldedText) => words.some((word) => folded.includes(word));
  return { ...placesWith(index, hasOne), kind: 'guess', marks: words.map(unfold) };
}

export const nothingFound: Hits = { kind: 'guess', marks: [], places: [], scores: [] };

/** Those that have it in their names before the others. */
function placesWith(
  { roles }: RoleIndex,
  has: (text: FoldedText) => boolean,
): Pick<Hits, 'places' | 'scores'> {
  const inAccount = rememberingLast(has);
  const inShared = onceEach(has);
  const [places, scores]: [number[], number[]] = [[], []];
  for (const [place, { account, name, group, environment }] of roles.entries()) {
    const inNames = inAccount(account) || inShared.get(name);
    if (!inNames && !inShared.get(group) && !inShared.get(environment)) continue;
    places.push(place);
    scores.push(inNames ? elsewhere : 0);
  }
  return { places, scores };
}

/** The roles of an account stand together, and most of what is known of them is one and the same. */
function rememberingLast<A, B>(answer: (asked: A) => B): (asked: A) => B {
  let last: { readonly asked: A; readonly answer: B } | undefined;
  return (asked) => {
    if (last?.asked !== asked) last = { asked, answer: answer(asked) };
    return last.answer;
  };
}

type Standing = typeof nowhere | typeof inside | typeof wordStart | typeof wholeWord;

function standing(text: string, term: string): Standing {
  let best: Standing = nowhere;
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    if (isWordCharacter(text.charCodeAt(at - 1))) best ||= inside;
    else if (endsWord(text, at + term.length)) return wholeWord;
    else best = wordStart;
  }
  return best;
}

/** A number after a name begins another word: `prod` is one in `prod2`. */
function endsWord(text: string, end: number): boolean {
  const next = text.charCodeAt(end);
  return !isWordCharacter(next) || (isFigure(next) && !isFigure(text.charCodeAt(end - 1)));
}

/** Of a folded text: figures, small letters and all beyond ASCII. */
function isWordCharacter(code: number): boolean {
  return code > 127 || isFigure(code) || (code >= 97 && code <= 122);
}

const isFigure = (code: number) => code >= 48 && code <= 57;
