import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { forEachCommand, type AppState, type ErrorView } from '../../preload/contract.ts';
import { startOnceSeen } from '../../preload/first-page.ts';
import { inlineStyles } from '../../page-plugin.ts';
import { createLicences } from '../../licences-plugin.ts';
import { policyOf } from '../../main/desktop/app-protocol.ts';
import { launchChromium } from '../chromium.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { snapshotAtMs } from './snapshots.ts';

const origin = 'https://window.daypass.test';
const longestSteps = 600_000;
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
};

export interface OpenWish {
  readonly state: AppState;
  /** What main's commands answer, or refuse with, by name. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly refuses?: Readonly<Record<string, ErrorView>>;
  readonly width?: number;
  readonly height?: number;
  /** `still`: it stands at the snapshot's moment, and `page.clock` moves it; `running`: it goes on from there. */
  readonly clock?: 'still' | 'running' | 'real';
  readonly dark?: boolean;
  /** As the app's own zoom does it; the window keeps its size. */
  readonly zoom?: number;
  readonly forcedColours?: boolean;
  readonly reducedMotion?: boolean;
  /** What main makes of the page's HTML; as it is where absent. */
  readonly fill?: (html: string, state: AppState) => string;
  /** When the page's scripts come; the page is given back before that. */
  readonly scriptsAfter?: Promise<unknown>;
}

export interface WindowPages {
  open(wish: OpenWish): Promise<Page>;
  close(): Promise<void>;
}

/** The built renderer in a real Chromium, its policy in force, with a bridge that the test drives. */
export async function openWindowPages(): Promise<WindowPages> {
  const files = await builtRenderer();
  const browser = await launchChromium();
  return { open: (wish) => openPage(browser, files, wish), close: () => browser.close() };
}

/** Its files by their paths. */
async function builtRenderer(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-renderer-'));
  await buildRenderer(folder);
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const files = await Promise.all(
    paths.map(async (path) => [`/${relative(folder, path)}`, await readFile(path)] as const),
  );
  await rm(folder, { recursive: true });
  return new Map(files);
}

async function buildRenderer(outDir: string): Promise<void> {
  // What ships, though Vitest says `test`.
  process.env['NODE_ENV'] = 'production';
  const { show } = createLicences(process.cwd(), []);
  await build({
    ...{
      root: 'renderer',
      configFile: false,
      logLevel: 'error',
      base: './',
      plugins: [react(), show(), inlineStyles()],
    },
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      target: 'chrome140',
      minify: process.env['NOMIN'] === undefined,
    },
  });
}

async function openPage(browser: Browser, files: ReadonlyMap<string, Buffer>, wish: OpenWish): Promise<Page> {
  const { state, width = 420, height = 640, clock = 'still', dark = false } = wish;
  const { zoom = 1, forcedColours = false, reducedMotion = false } = wish;
  const context = await browser.newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forcedColours ? 'active' : 'none',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    locale: state.language === 'ko' ? 'ko-KR' : 'en-GB',
    timezoneId: 'Asia/Seoul',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  if (process.env['DAYPASS_PAGE_LOG'] !== undefined) {
    page.on('console', (message) => console.log(message.text()));
    page.on('pageerror', (error) => console.log(error.stack));
  }
  await page.route(`${origin}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const contentType = mimeTypes[extname(path)] ?? 'application/octet-stream';
    const file = files.get(path);
    if (file === undefined) return route.abort();
    const body = path === '/index.html' && wish.fill !== undefined ? wish.fill(file.toString(), state) : file;
    if (path.endsWith('.js')) await wish.scriptsAfter;
    const headers = { 'content-security-policy': policyOf(path === '/index.html' ? file.toString() : '') };
    await route.fulfill({ body, contentType, headers });
  });
  // Between the two steps it runs, on a busy machine for more than a second.
  if (clock === 'still') await page.clock.install({ time: snapshotAtMs - longestSteps });
  if (clock === 'still') await page.clock.pauseAt(snapshotAtMs + 1_000);
  if (clock === 'running') await page.clock.install({ time: snapshotAtMs });
  // tsx names inner functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.addInitScript(installFakeBridge, {
    initial: state,
    names: Object.keys(forEachCommand((name) => name)),
    answers: wish.answers ?? {},
    refuses: wish.refuses ?? {},
  });
  await page.addInitScript(startOnceSeen);
  await page.goto(`${origin}/index.html`, { waitUntil: 'commit' });
  if (wish.scriptsAfter !== undefined) return page;
  await page.locator('#root:not([aria-busy]) > .window').waitFor({ timeout: 10_000 });
  return page;
}
