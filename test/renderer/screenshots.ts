import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { scenes, type Scene } from './screenshot-scenes.ts';
import { snapshot, type SnapshotWish } from './snapshots.ts';
import { openWindowPages, type WindowPages } from './window-page.ts';

/**
 * Writes a picture of every view in every state, in both languages and themes, the home also with few and very many roles.
 * `tsx test/renderer/screenshots.ts FOLDER [PART-OF-NAME…]`
 */
const [folder = 'out/screenshots', ...parts] = process.argv.slice(2);
const manySizes = new Set(['home', 'home-wide', 'search']);
const looks = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'ko', theme: 'light' },
  { language: 'ko', theme: 'dark' },
] as const;

await mkdir(folder, { recursive: true });
const pages = await openWindowPages();
try {
  for (const scene of scenes) {
    for (const look of looks) {
      for (const roles of manySizes.has(scene.name) ? [3, 300, 5_000] : [300]) {
        const name = `${scene.name}-${roles}-${look.language}-${look.theme}`;
        if (parts.every((part) => name.includes(part))) await shoot(pages, scene, { ...look, roles }, name);
      }
    }
  }
} finally {
  await pages.close();
}

async function shoot(from: WindowPages, scene: Scene, wish: SnapshotWish, name: string): Promise<void> {
  const usual = snapshot(wish);
  const state = scene.change?.(usual) ?? usual;
  const page = await from.open({ state, ...scene.window, dark: wish.theme === 'dark' });
  await scene.act?.(page);
  await page.clock.runFor(300);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}
