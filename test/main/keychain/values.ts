/** About 7,000 bytes, so three parts, and a mixture of two is neither. */
export function longValue(letter: string, round: number): string {
  return `${letter}${round}:`.repeat(3_000).slice(0, 7_000 - (round % 7));
}

export function isLongValue(value: string | undefined): boolean {
  const [, letter = ''] = /^([a-z]+)\d/.exec(value ?? '') ?? [];
  return value === longValue(letter, roundOf(value));
}

/** -1: it is no long value. */
export function roundOf(value: string | undefined): number {
  return Number(/^[a-z]+(\d+):/.exec(value ?? '')?.[1] ?? -1);
}
