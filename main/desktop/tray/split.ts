import { type MenuEntry, submenu } from './entry.ts';

export interface Named {
  readonly name: string;
  readonly entry: MenuEntry;
}

/** More are found by reading no longer. */
export const mostEntries = 25;

/** The entries, in their order; too many for one level become submenus named by what is in them: `A–F`. */
export function splitLong(all: readonly Named[], most: number = mostEntries): readonly MenuEntry[] {
  if (all.length <= most) return all.map(({ entry }) => entry);
  const shared = sharedStart(all.map(({ name }) => name));
  const pieces = Math.min(most, Math.ceil(all.length / most));
  const bounds = Array.from({ length: pieces + 1 }, (_, index) => Math.round((index * all.length) / pieces));
  return bounds.slice(0, -1).map((from, index) => {
    const to = bounds[index + 1] ?? all.length;
    const name = (at: number) => all[at]?.name;
    // As long as each other, or `22 – 4` would stand for 22 to 40.
    const length = Math.max(
      distinctLength(name(from) ?? '', name(from - 1), shared),
      distinctLength(name(to - 1) ?? '', name(to), shared),
    );
    const first = startOf(name(from) ?? '', length, shared);
    const last = startOf(name(to - 1) ?? '', length, shared);
    return submenu(first === last ? first : `${first} – ${last}`, splitLong(all.slice(from, to), most));
  });
}

/** How many letters tell a name from its neighbour in the next piece. */
function distinctLength(name: string, neighbour: string | undefined, shared: number): number {
  const differsAt = neighbour === undefined ? 0 : commonLength(Array.from(name), Array.from(neighbour));
  return Math.max(differsAt, shared) + 1;
}

/** A long start that all share is left out. */
function startOf(name: string, length: number, shared: number): string {
  const left = shared < 4 ? 0 : shared;
  const kept = Array.from(name).slice(left, length).join('');
  return left === 0 || kept === '' ? kept || name : `…${kept}`;
}

function sharedStart(names: readonly string[]): number {
  const first = Array.from(names[0] ?? '');
  return names.reduce(
    (shared, name) => Math.min(shared, commonLength(first, Array.from(name))),
    first.length,
  );
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const differsAt = a.findIndex((letter, index) => letter !== b[index]);
  return differsAt < 0 ? a.length : differsAt;
}
