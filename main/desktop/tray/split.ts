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
    const first = distinct(all[from]?.name ?? '', all[from - 1]?.name, shared);
    const last = distinct(all[to - 1]?.name ?? '', all[to]?.name, shared);
    return submenu(first === last ? first : `${first} – ${last}`, splitLong(all.slice(from, to), most));
  });
}

/** As much of the name as tells it from its neighbour in the next piece; a long start that all share is left out. */
function distinct(name: string, neighbour: string | undefined, shared: number): string {
  const letters = Array.from(name);
  const differsAt = neighbour === undefined ? 0 : commonLength(letters, Array.from(neighbour));
  const kept = letters.slice(shared < 4 ? 0 : shared, Math.max(differsAt, shared) + 1).join('');
  return shared < 4 || kept === '' ? kept || name : `…${kept}`;
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
