import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { RunningApp } from './launcher.ts';

/** A program that a test has started, as both launchers follow it. */
export interface StartedProgram extends Pick<RunningApp, 'pid' | 'ended' | 'output' | 'printed'> {
  /** Rejects when the program ends, with all that it printed. */
  readonly gone: Promise<never>;
  /** Asks it to end, and after ten seconds asks no more. */
  end(): Promise<void>;
}

/** @param child with its output in pipes */
export function startedProgram(child: ChildProcess): StartedProgram {
  const output = collect(child);
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0)),
  );
  const gone = ended.then((how): never => {
    throw new Error(`the app ended (${how}):\n${output()}`);
  });
  gone.catch(() => undefined);
  return {
    ...{ pid: child.pid ?? 0, ended, output, gone },
    async printed(text) {
      while (!output().includes(text)) await Promise.race([delay(20), gone]);
    },
    async end() {
      child.kill();
      const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(force);
    },
  };
}

/** The windows of a Chromium, a real Electron's included. */
export interface Pages {
  /** The first whose address contains the text; waits for it. */
  at(address: string): Promise<Page>;
  /** They stay; nobody looks at them any more. */
  leave(): Promise<void>;
}

/** @param endpoint `http:` or `ws:`, of its DevTools */
export async function pagesOf(endpoint: string): Promise<Pages> {
  // Electron has no downloads that it would let DevTools direct.
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  const crashed = new WeakSet<Page>();
  const watch = (page: Page) => void page.on('crash', () => crashed.add(page));
  for (const context of browser.contexts()) {
    context.on('page', watch);
    for (const page of context.pages()) watch(page);
  }
  return { at: (address) => pageAt(browser, address, crashed), leave: () => browser.close() };
}

/** Playwright lists a page that has crashed for ever. */
async function pageAt(browser: Browser, address: string, crashed: WeakSet<Page>): Promise<Page> {
  for (;;) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    const found = pages.find((page) => !crashed.has(page) && page.url().includes(address));
    if (found) return found;
    await delay(20);
  }
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return () => text;
}
