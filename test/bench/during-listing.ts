import { setTimeout as pause } from 'node:timers/promises';

interface Latencies {
  readonly p95Ms: number;
  readonly slowestMs: number;
  readonly count: number;
}

/**
 * Asks for the items one after the other, at even times, until the work is done; waits for no answer before the next.
 * @param ask resolves with the milliseconds it took
 */
export async function latenciesDuring(
  work: Promise<unknown>,
  everyMs: number,
  items: readonly string[],
  ask: (item: string) => Promise<number>,
): Promise<Latencies> {
  let over = false;
  const done = work.finally(() => (over = true));
  const asked: Promise<number>[] = [];
  for (const item of items) {
    if (over) break;
    asked.push(ask(item));
    await Promise.race([pause(everyMs), done]);
  }
  await done;
  const times = (await Promise.all(asked)).toSorted((a, b) => a - b);
  return {
    p95Ms: times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN,
    slowestMs: times.at(-1) ?? Number.NaN,
    count: times.length,
  };
}
