import { hasChromium } from '../chromium.ts';
import { measureKeyPresses } from '../renderer/key-press-cost.ts';
import { snapshot } from '../renderer/snapshots.ts';
import { openWindowPages, type WindowPages } from '../renderer/window-page.ts';
import { benchFirstRows } from './first-rows.ts';
import type { Report } from './report.ts';

const roles = 5_000;
const sizes = [
  { name: 'narrow', width: 420, height: 640 },
  { name: 'wide, with details', width: 1_100, height: 720 },
] as const;

export async function benchWindow(report: Report): Promise<void> {
  if (!hasChromium) return console.log('- window: measured where Chromium is');
  const pages = await openWindowPages();
  try {
    for (const size of sizes) await benchKeys(pages, size, report);
  } finally {
    await pages.close();
  }
  await benchFirstRows(report);
}

async function benchKeys(
  pages: WindowPages,
  { name, width, height }: (typeof sizes)[number],
  report: Report,
): Promise<void> {
  const page = await pages.open({ state: snapshot({ roles }), width, height, clock: 'real' });
  const { sortedMs, p95Ms, longFrames } = await measureKeyPresses(page);
  await page.context().close();
  const median = sortedMs[Math.floor(sortedMs.length / 2)] ?? Number.NaN;
  const worst = sortedMs.at(-1) ?? Number.NaN;
  report.add(
    `window, ${name}, ${roles} roles: script, style and layout per key press in ms, p95`,
    p95Ms,
    'most',
    8,
    `p50 ${median.toFixed(1)}, worst ${worst.toFixed(1)}, of ${sortedMs.length} keys, on the main thread's own clock`,
  );
  report.add(
    `window, ${name}, ${roles} roles: frames over 50 ms while typing`,
    longFrames,
    'most',
    0,
    'as the browser itself reports long frames',
  );
}
