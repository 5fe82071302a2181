import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Milliseconds; this process waits, and everything in it too. */
export function timed(
  program: string,
  args: readonly string[],
  env: Readonly<NodeJS.ProcessEnv> = process.env,
): number {
  const startedAt = performance.now();
  const { status } = spawnSync(program, args, { stdio: 'ignore', env: { ...env } });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  return performance.now() - startedAt;
}

/** Of so many runs. */
export function median(runs: number, work: () => number): number {
  const times = Array.from({ length: runs }, work).toSorted((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Milliseconds from the first start to the last end. @throws Error when one fails */
export async function together(
  count: number,
  program: string,
  argsOf: (n: number) => readonly string[],
): Promise<number> {
  const startedAt = performance.now();
  const codes = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const [code] = await once(spawn(program, argsOf(n), { stdio: 'ignore' }), 'close');
      return code;
    }),
  );
  if (codes.some((code) => code !== 0))
    throw new Error(`${codes.filter((code) => code !== 0).length} of ${count} failed`);
  return performance.now() - startedAt;
}

/** The shortest of so many runs. */
export async function best(runs: number, work: () => Promise<number>): Promise<number> {
  const times = [];
  for (let run = 0; run < runs; run++) times.push(await work());
  return Math.min(...times);
}
