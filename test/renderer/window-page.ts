import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { forEachCommand, type AppState } from '../../preload/contract.ts';
import { launchChromium } from '../chromium.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { snapshotAtMs } from './snapshots.ts';

const origin = 'https://window.daypass.test';
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
/** As the app sends it with every file. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";

export interface OpenWish {
  readonly state: AppState;
  readonly width?: number;
  readonly height?: number;
  /** Stops the clock at the snapshot's moment; `page.clock` then moves it. */
  readonly stillClock?: boolean;
  readonly dark?: boolean;
  /** As the app's own zoom does it; the window keeps its size. */
  readonly zoom?: number;
  readonly forcedColours?: boolean;
}

export interface WindowPages {
  open(wish: OpenWish): Promise<Page>;
  close(): Promise<void>;
}

/** The built renderer in a real Chromium, its policy in force, with a bridge that the test drives. */
export async function openWindowPages(): Promise<WindowPages> {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-renderer-'));
  await buildRenderer(folder);
  const browser = await launchChromium();
  return {
    open: (wish) => openPage(browser, folder, wish),
    async close() {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function buildRenderer(outDir: string): Promise<void> {
  await build({
    ...{ root: 'renderer', configFile: false, logLevel: 'error', base: './', plugins: [react()] },
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      target: 'chrome140',
      minify: process.env['NOMIN'] === undefined,
    },
  });
}

async function openPage(browser: Browser, folder: string, wish: OpenWish): Promise<Page> {
  const { state, width = 420, height = 640, stillClock = true, dark = false } = wish;
  const { zoom = 1, forcedColours = false } = wish;
  const context = await browser.newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forcedColours ? 'active' : 'none',
    locale: state.language === 'ko' ? 'ko-KR' : 'en-GB',
    timezoneId: 'Asia/Seoul',
  });
  const page = await context.newPage();
  if (process.env['DAYPASS_PAGE_LOG'] !== undefined) {
    page.on('console', (message) => console.log(message.text()));
    page.on('pageerror', (error) => console.log(error.stack));
  }
  await page.route(`${origin}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const contentType = mimeTypes[extname(path)] ?? 'application/octet-stream';
    const body = await readFile(join(folder, path));
    await route.fulfill({ body, contentType, headers: { 'content-security-policy': policy } });
  });
  if (stillClock) {
    await page.clock.install({ time: snapshotAtMs });
    await page.clock.pauseAt(snapshotAtMs + 1_000);
  }
  // tsx names inner functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.addInitScript(installFakeBridge, {
    initial: state,
    names: Object.keys(forEachCommand((name) => name)),
  });
  await page.goto(`${origin}/index.html`);
  await page.locator('.window').waitFor({ timeout: 10_000 });
  return page;
}
