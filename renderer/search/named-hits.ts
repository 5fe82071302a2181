import type { RoleIndex } from './role-index.ts';
import { literalHits, wordHits, type Hits } from './term-hits.ts';
import { termOf } from './terms.ts';

interface NamedHits {
  /** What a word of the query hits as it was typed. */
  readonly literalOf: (text: string) => Hits;
  /** And after it what that is short for. */
  readonly namedOf: (text: string) => Hits;
}

/** Of one sitting at the keyboard, more or less. */
const mostKnown = 64;
const accountNumber = /^\d[\d-]*$/;
/** What a word is short for. */
const longWords: ReadonlyMap<string, readonly string[]> = new Map([
  ['prd', ['prod', 'production']],
  ['stg', ['stage', 'staging']],
]);

/**
 * One who types asks for `p`, `pa`, `pay`: each answer lies within the one before, and going back asks for it again. So what
 * a term hits is remembered, and a longer one is sought only among the hits of its beginning.
 */
export function createNamedHits(index: RoleIndex): NamedHits {
  const literals = new Map<string, Hits>();
  const meant = new Map<string, Hits>();

  function literalOf(text: string): Hits {
    const term = termOf(text);
    const key = `${term.kind} ${term.text}`;
    const literal = remembered(literals, key, () => literalHits(index, term, beginningOf(key, literals)));
    const isDashed = literal.places.length === 0 && text.includes('-') && accountNumber.test(text);
    return isDashed ? literalOf(text.replaceAll('-', '')) : literal;
  }

  function namedOf(text: string): Hits {
    const literal = literalOf(text);
    const words = longWords.get(text.toLowerCase());
    return words === undefined
      ? literal
      : remembered(meant, text, () => besides(literal, wordHits(index, words)));
  }

  return { literalOf, namedOf };
}

function besides(first: Hits, next: Hits): Hits {
  const scores = new Map(next.places.map((place) => [place, 0]));
  for (const [at, place] of first.places.entries()) scores.set(place, first.scores[at] ?? 0);
  const places = [...scores.keys()].toSorted((a, b) => a - b);
  return {
    ...{ kind: 'literal', marks: [...first.marks, ...next.marks] },
    ...{ places, scores: places.map((place) => scores.get(place) ?? 0) },
  };
}

export function remembered(known: Map<string, Hits>, key: string, find: () => Hits): Hits {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

/** Where all hits of the term lie: those of its longest beginning that is known. Undefined: anywhere. */
function beginningOf(key: string, known: ReadonlyMap<string, Hits>): readonly number[] | undefined {
  for (let end = key.length - 1; end > key.indexOf(' '); end--) {
    const shorter = known.get(key.slice(0, end));
    if (shorter !== undefined) return shorter.places;
  }
  return undefined;
}
