import type { Environment } from '../../../preload/contract.ts';
import type { InPlace } from './environment-in-name.ts';

interface Told {
  readonly name: string;
  readonly found: InPlace;
}

/**
 * `dev-pay` and `stage-pay` are a series, of which `live-pay` is one more. Tells whether a word in a name stands where the
 * series has other environments, but not its own: beside `prod-pay`, `live-pay` is something else.
 */
export function createSeries(told: readonly Told[]): (name: string, word: InPlace) => boolean {
  const series = new Map<string, Set<Environment>>();
  for (const { name, found } of told) {
    const rest = restOf(name, found);
    series.set(rest, (series.get(rest) ?? new Set<Environment>()).add(found.environment));
  }
  return (name, word) => {
    const others = series.get(restOf(name, word));
    return others !== undefined && !others.has(word.environment);
  };
}

/** Letters and numbers around the word: `쇼핑라이브` goes with `쇼핑-개발`. */
function restOf(name: string, { from, to }: InPlace): string {
  return [name.slice(0, from), name.slice(to)]
    .map((part) => part.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]/gu, ''))
    .join(' ');
}
