import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { type ChromiumPlace, listenForStandIn } from './control.ts';
import type { Launch, LaunchOptions, StandInApp } from './launcher.ts';

/** Runs the built main bundle on Node, `electron` being the stand-in; its windows are Chromium's. */
export const launchStandIn: Launch<StandInApp> = async (options) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stand-in-control-'));
  const place = path.join(folder, 's');
  const server = await listenForStandIn(place);
  const child = spawnHost(options, place);
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0)),
  );
  const output = collect(child);
  const gone = ended.then((how): never => {
    throw new Error(`the app ended (${how}):\n${output()}`);
  });
  gone.catch(() => undefined);
  const printed = async (text: string) => {
    while (!output().includes(text)) await Promise.race([once(child.stdout ?? child, 'data'), gone]);
  };
  let browser: Promise<Browser> | undefined;
  const crashed = new WeakSet<Page>();
  const attach = () => (browser ??= Promise.race([server.chromium, gone]).then((at) => connect(at, crashed)));
  const stop = async () => {
    await (await browser?.catch(() => undefined))?.close();
    child.kill();
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(force);
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    ...{ pid: child.pid ?? 0, ended, output, printed, stop, control: server.control },
    page: async (address = 'stand-in.invalid') =>
      Promise.race([pageAt(await attach(), address, crashed), gone]),
    chromium: () => Promise.race([server.chromium, gone]),
  };
};

function spawnHost({ entry, args = [], environment }: LaunchOptions, place: string): ChildProcess {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const loaders = [tsx, new URL('register.ts', import.meta.url).href];
  const flags = loaders.flatMap((loader) => ['--import', loader]);
  return spawn(process.execPath, [...flags, entry, ...args], {
    env: { ...environment, STAND_IN_CONTROL: place },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return () => text;
}

async function connect({ endpoint }: ChromiumPlace, crashed: WeakSet<Page>): Promise<Browser> {
  const browser = await chromium.connectOverCDP(endpoint);
  const watch = (page: Page) => void page.on('crash', () => crashed.add(page));
  for (const context of browser.contexts()) {
    context.on('page', watch);
    for (const page of context.pages()) watch(page);
  }
  return browser;
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
