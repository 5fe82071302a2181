import { measureKeyPresses } from './key-press-cost.ts';
import { snapshot } from './snapshots.ts';
import { openWindowPages } from './window-page.ts';

/** Prints what a key press costs in the search over so many roles: `tsx test/renderer/key-press-bench.ts [ROLES]`. */
const roles = Number(process.argv[2] ?? 5_000);
const pages = await openWindowPages();
try {
  for (const width of [420, 1_100]) {
    const page = await pages.open({ state: snapshot({ roles }), width, clock: 'real' });
    const { sortedMs, p95Ms, longFrames } = await measureKeyPresses(page);
    const p50Ms = sortedMs[Math.floor(sortedMs.length / 2)] ?? 0;
    console.log(JSON.stringify({ roles, width, p50Ms, p95Ms, maxMs: sortedMs.at(-1), longFrames }));
  }
} finally {
  await pages.close();
}
