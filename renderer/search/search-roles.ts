import { rememberLast } from '../remember-last.ts';
import { onOtherLayout } from './fold.ts';
import { createNamedHits, remembered } from './named-hits.ts';
import type { IndexedRole, RoleIndex } from './role-index.ts';
import { bestScore, looseHits, misspeltHits, nothingFound, type Hits } from './term-hits.ts';
import { termOf, termsOf } from './terms.ts';

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

const betweenParts = /[^\p{L}\p{N}]+/u;
const syllable = /[가-힣]/;

export function createRoleSearch(index: RoleIndex): RoleSearch {
  const { literalOf, namedOf } = createNamedHits(index);
  const guesses = new Map<string, Hits>();

  /** What was named, or else the same without what stands between its letters, by the other keyboard, or what is like it. */
  function hitsOf(text: string): Hits {
    const named = namedOf(text);
    return named.places.length > 0 ? named : remembered(guesses, text, () => guessOf(text));
  }

  function byOtherLayout(text: string): Hits {
    const literal = literalOf(text);
    const hits = literal.places.length > 0 ? literal : looseHits(index, termOf(text));
    return { ...hits, kind: 'guess' };
  }

  function guessOf(text: string): Hits {
    const term = termOf(text);
    const parts = text.split(betweenParts).filter((part) => part !== '');
    const other = onOtherLayout(text);
    // Whole syllables come about by no slip.
    const isOther = syllable.test(text + other);
    const tries = [
      () => looseHits(index, term),
      () => (isOther ? byOtherLayout(other) : nothingFound),
      () => (parts.length > 1 ? allOf(parts.map(hitsOf), index) : nothingFound),
      () => (term.kind === 'text' ? misspeltHits(index, term) : nothingFound),
      () => (isOther ? nothingFound : byOtherLayout(other)),
    ];
    for (const attempt of tries) {
      const hits = attempt();
      if (hits.places.length > 0) return hits;
    }
    return nothingFound;
  }

  // Of one query more than one thing is wanted.
  const allHits = rememberLast((query: string) => termsOf(query).map(hitsOf));
  const inOrder = (all: readonly Hits[]) => (all.length === 0 ? index.roles : inAll(all, index.roles));
  return {
    find: (query) => inOrder(allHits(query)),
    isGuess: (query) => allHits(query).some(({ kind }) => kind === 'guess'),
    marks: (query) => allHits(query).flatMap(({ marks }) => marks),
    named: (query) => inOrder(termsOf(query).map(namedOf)),
  };
}

/** The parts of one term, as `paymetns-prod`, each wherever it stands. */
function allOf(parts: readonly Hits[], { roles }: RoleIndex): Hits {
  const { had } = sumsOf(parts, roles);
  const places = (parts.at(-1)?.places ?? []).filter((place) => had[place] === parts.length);
  const kind = parts.every((hits) => hits.kind === 'literal') ? 'literal' : 'guess';
  return { kind, marks: parts.flatMap(({ marks }) => marks), places, scores: places.map(() => 0) };
}

/** By falling sum of scores, without a sort of thousands, for which a key press has no time. */
function inAll(all: readonly Hits[], roles: readonly IndexedRole[]): readonly IndexedRole[] {
  const { sums, had } = sumsOf(all, roles);
  const bySum = Array.from({ length: all.length * bestScore + 1 }, (): IndexedRole[] => []);
  for (const place of all.at(-1)?.places ?? []) {
    const role = roles[place];
    if (had[place] === all.length && role !== undefined) bySum[sums[place] ?? 0]?.push(role);
  }
  const none: readonly IndexedRole[] = [];
  // Unlike `flat` it copies whole arrays.
  return none.concat(...bySum.toReversed());
}

/** Of each role the scores of its hits together, and how many of the first hits in a row have it. */
function sumsOf(
  all: readonly Hits[],
  roles: readonly IndexedRole[],
): { readonly sums: Int16Array; readonly had: Uint8Array } {
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
  return { sums, had };
}
