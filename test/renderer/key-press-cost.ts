import type { CDPSession, Page } from 'playwright-core';

/** What a person types here: whole words, a beginning, a slip, letters taken back. */
const typed = [
  ...Array.from('payments prod'),
  ...Array.from({ length: 8 }, () => 'Backspace'),
  ...Array.from('admin'),
  ...Array.from({ length: 10 }, () => 'Backspace'),
  ...Array.from('ledegr dev read'),
  ...Array.from({ length: 15 }, () => 'Backspace'),
  ...Array.from('1023'),
  ...Array.from({ length: 4 }, () => 'Backspace'),
  ...Array.from({ length: 12 }, () => 'ArrowDown'),
];

export interface KeyPressCost {
  /** Milliseconds of script, style and layout of each key press, the cheapest first. */
  readonly sortedMs: readonly number[];
  readonly p95Ms: number;
  /** Frames that took over 50 ms in all. */
  readonly longFrames: number;
}

/**
 * Measured by the browser itself, less what a key costs that does nothing, which is what the measuring takes; the page's
 * clock must run.
 */
export async function measureKeyPresses(page: Page): Promise<KeyPressCost> {
  const devtools = await page.context().newCDPSession(page);
  // The main thread's own time, so that other programs on the machine do not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(() => {
    const frames = { count: 0 };
    const fromMs = performance.now();
    // Those of the opening may be told of after it.
    new PerformanceObserver((list) => {
      frames.count += list.getEntries().filter(({ startTime }) => startTime >= fromMs).length;
    }).observe({ type: 'long-animation-frame' });
    Object.assign(window, { longFrames: frames });
  });
  await costsOf(page, devtools, typed);
  const idle = median(
    await costsOf(
      page,
      devtools,
      Array.from({ length: 15 }, () => 'Shift'),
    ),
  );
  const costs = await costsOf(page, devtools, typed);
  const longFrames = await page.evaluate(() => {
    const counted: unknown = Reflect.get(window, 'longFrames');
    return typeof counted === 'object' && counted !== null && 'count' in counted ? Number(counted.count) : -1;
  });
  const sortedMs = costs.map((cost) => Math.max(0, cost - idle)).toSorted((a, b) => a - b);
  return { sortedMs, p95Ms: sortedMs[Math.floor(sortedMs.length * 0.95)] ?? 0, longFrames };
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function costsOf(
  page: Page,
  devtools: CDPSession,
  keys: readonly string[],
): Promise<readonly number[]> {
  const costs: number[] = [];
  for (const key of keys) costs.push(await costOf(page, devtools, key));
  return costs;
}

async function costOf(page: Page, devtools: CDPSession, key: string): Promise<number> {
  const before = await workMs(devtools);
  await page.keyboard.press(key === ' ' ? 'Space' : key);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return (await workMs(devtools)) - before;
}

async function workMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const seconds = metrics
    .filter(({ name }) => /^(Script|RecalcStyle|Layout)Duration$/.test(name))
    .reduce((sum, { value }) => sum + value, 0);
  return seconds * 1_000;
}
