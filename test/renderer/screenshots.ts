import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../preload/contract.ts';
import { scenes, type Scene } from './screenshot-scenes.ts';
import { snapshot } from './snapshots.ts';
import { openWindowPages, type WindowPages } from './window-page.ts';

/**
 * Of `npm run screenshots [-- FOLDER [PART-OF-NAME…]]`: a picture of every view in every state, with few, many and very
 * many roles, in both languages and themes, and of the tray.
 */
const [folder = 'out/screenshots', ...parts] = process.argv.slice(2);
const atOnce = 2;
const sizes = [3, 300, 5_000] as const;
const languages = ['en', 'ko'] as const;
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** One page, and its pictures: a theme changes in the open page, as it does for a user. */
interface Sitting {
  readonly scene: Scene;
  readonly roles: number;
  readonly language: Language;
  readonly themes: readonly Theme[];
}

const sittings = scenes
  .flatMap((scene) =>
    sizes.flatMap((roles) => languages.map((language): Sitting => ({ scene, roles, language, themes }))),
  )
  .map((sitting) => ({ ...sitting, themes: themes.filter((theme) => isWanted(nameOf(sitting, theme))) }))
  .filter((sitting) => sitting.themes.length > 0);

await mkdir(folder, { recursive: true });
const pages = await openWindowPages();
const failed: string[] = [];
try {
  const left = sittings.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const sitting of left) await shootAll(pages, sitting);
    }),
  );
} finally {
  await pages.close();
}
const wanted = sittings.flatMap(({ themes }) => themes).length;
console.log(`Pictures in ${folder}: ${wanted - failed.length}.`);
if (['tray-menu-en', 'tray-menu-ko'].some(isWanted)) shootTray();
if (failed.length > 0) {
  console.error(`not taken: ${failed.join(', ')}`);
  process.exitCode = 1;
}

/** Icon and menu on a real panel, where there is one: by the test of them. */
function shootTray(): void {
  const test = ['node_modules/vitest/vitest.mjs', 'run', 'test/main/desktop/tray/real-tray.test.ts'];
  const env = { ...process.env, DAYPASS_SCREENSHOTS: resolve(folder) };
  if (spawnSync(process.execPath, test, { env, stdio: 'inherit' }).status !== 0) failed.push('tray');
}

function nameOf({ scene, roles, language }: Sitting, theme: Theme): string {
  return [scene.name, roles, language, theme].join('-');
}

function isWanted(name: string): boolean {
  return parts.every((part) => name.includes(part));
}

async function shootAll(from: WindowPages, sitting: Sitting): Promise<void> {
  const left = [...sitting.themes];
  try {
    const page = await open(from, sitting, left[0] ?? 'light');
    for (let theme = left[0]; theme !== undefined; theme = left[0]) {
      if (theme !== sitting.themes[0]) await turnTo(page, theme);
      await page.clock.runFor(300);
      await writeFile(join(folder, `${nameOf(sitting, theme)}.png`), await settled(page));
      left.shift();
    }
    await page.context().close();
  } catch (error) {
    console.error(error);
    failed.push(...left.map((theme) => nameOf(sitting, theme)));
  }
}

/** Two in a row that are the same: what is read later has come, and nothing is half painted. */
async function settled(page: Page): Promise<Buffer> {
  let before: Buffer = Buffer.alloc(0);
  for (let tries = 0; tries < 8; tries++) {
    const shot = await page.screenshot({ animations: 'disabled' });
    if (shot.equals(before)) return shot;
    before = shot;
    await page.clock.runFor(20);
  }
  return before;
}

async function open(from: WindowPages, { scene, roles, language }: Sitting, theme: Theme): Promise<Page> {
  const usual = snapshot({ roles, language, theme });
  const state = scene.change?.(usual) ?? usual;
  const page = await from.open({ state, ...scene.window, dark: theme === 'dark' });
  await scene.act?.(page);
  return page;
}

/** Main's next snapshot, made in the page: what 5,000 roles weigh crosses once. */
async function turnTo(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((wanted) => {
    const state = window.fakeMain.state();
    const { revision, settings } = state;
    window.fakeMain.push({ ...state, revision: revision + 1, settings: { ...settings, theme: wanted } });
  }, theme);
}
