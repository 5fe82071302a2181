import type { AppState } from '../../preload/contract.ts';
import type { WindowPages } from './window-page.ts';

declare global {
  interface Window {
    firstRowPaintedMs?: number;
  }
}

/** Milliseconds, by the page's own clock. */
export interface FirstPaint {
  /** From asking for the page to the paint that shows the first row. */
  readonly wholeMs: number;
  /** The same from when its files are there, for the test hands them out far slower than the app does. */
  readonly fromFilesMs: number;
}

export async function measureFirstPaint(pages: WindowPages, state: AppState): Promise<FirstPaint> {
  const page = await pages.open({ state, clock: 'real', before: noteFirstRow });
  await page.waitForFunction(() => window.firstRowPaintedMs);
  const paint = await page.evaluate(() => {
    const wholeMs = window.firstRowPaintedMs ?? Number.NaN;
    const files = performance.getEntriesByType('resource').filter(({ name }) => /\.(?:js|css)$/.test(name));
    const ends = files.map((one) => (one instanceof PerformanceResourceTiming ? one.responseEnd : 0));
    return { wholeMs, fromFilesMs: wholeMs - Math.max(...ends) };
  });
  await page.context().close();
  return paint;
}

/** In the page. A message that is sent in a frame comes once it is painted. */
function noteFirstRow(): void {
  const look = () => {
    if (document.querySelector('.role-row') === null) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      window.firstRowPaintedMs = performance.now();
    });
    port1.start();
    port2.postMessage(undefined);
    return 0;
  };
  requestAnimationFrame(look);
}
