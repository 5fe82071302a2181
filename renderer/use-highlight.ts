import { useState } from 'react';

interface HighlightOf<T> {
  readonly entries: readonly T[];
  /** What the entries answer, say a query: for another one the highlight begins anew. */
  readonly about: string;
  /** Where it begins; -1: nowhere. */
  readonly first: (entries: readonly T[]) => number;
  /** Where an entry of an earlier list is now; -1: it is gone. */
  readonly find: (entries: readonly T[], entry: T) => number;
  /** The list is still being filled, and the highlight is wherever it would begin, until somebody moves it. */
  readonly filling?: boolean;
}

export interface Highlight<T> {
  /** -1: nothing is highlighted, since what was so is gone. */
  readonly at: number;
  readonly put: (on: T | undefined) => void;
  /** Up or down by so many, and past an end on from the other. */
  readonly step: (by: number) => void;
}

interface Held<T> {
  readonly about: string;
  readonly entry: T;
}

/**
 * What Enter acts on. It stays on its entry while the list changes by itself, be it that entry has moved or another come
 * first: nobody opens what has just slipped under the finger.
 */
export function useHighlight<T>({
  entries,
  about,
  first,
  find,
  filling = false,
}: HighlightOf<T>): Highlight<T> {
  const [held, setHeld] = useState<Held<T>>();
  const isHeld = held?.about === about;
  const at = isHeld ? find(entries, held.entry) : first(entries);
  const entry = entries[at];
  if (!isHeld && !filling && entry !== undefined) setHeld({ about, entry });
  const put = (on: T | undefined) => setHeld(on === undefined ? undefined : { about, entry: on });

  function step(by: number): void {
    // Up from nothing is to the last.
    const from = at === -1 && by < 0 ? 0 : at;
    put(entries[(from + by + entries.length) % Math.max(1, entries.length)]);
  }

  return { at, put, step };
}

/** For entries that are the same by their id. */
export function findById<T extends { readonly id: string }>(entries: readonly T[], { id }: T): number {
  return entries.findIndex((one) => one.id === id);
}

export const firstOf = (entries: readonly unknown[]): number => Math.min(0, entries.length - 1);
