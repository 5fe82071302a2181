import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { scenes, type Scene } from './screenshot-scenes.ts';
import { snapshot, type SnapshotWish } from './snapshots.ts';
import { openWindowPages, type WindowPages } from './window-page.ts';

/**
 * `npm run screenshots [FOLDER [PART-OF-NAME…]]` writes a picture of every view in every state, in both languages and
 * themes; where the number of roles shows, also with few and very many.
 */
const [folder = 'out/screenshots', ...parts] = process.argv.slice(2);
const manySizes = new Set([
  ...['home', 'home-wide', 'search', 'profiles', 'profiles-changes', 'profiles-in-step'],
  ...['next-step', 'rules', 'sessions', 'palette'],
]);
const atOnce = 2;

interface Shot {
  readonly name: string;
  readonly scene: Scene;
  readonly wish: SnapshotWish;
}

const looks = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'ko', theme: 'light' },
  { language: 'ko', theme: 'dark' },
] as const;

const shots = scenes
  .flatMap((scene) =>
    looks.flatMap((look) => sizesOf(scene).map((roles) => ({ scene, wish: { ...look, roles } }))),
  )
  .map(({ scene, wish }): Shot => ({ scene, wish, name: nameOf(scene, wish) }))
  .filter(({ name }) => parts.every((part) => name.includes(part)));

await mkdir(folder, { recursive: true });
const pages = await openWindowPages();
try {
  const left = shots.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const shot of left) await shoot(pages, shot);
    }),
  );
} finally {
  await pages.close();
}
console.log(`${shots.length} pictures in ${folder}`);

function sizesOf({ name }: Scene): readonly number[] {
  return manySizes.has(name) ? [3, 300, 5_000] : [300];
}

function nameOf({ name }: Scene, { roles, language, theme }: SnapshotWish): string {
  return [name, roles, language, theme].join('-');
}

async function shoot(from: WindowPages, { scene, wish, name }: Shot): Promise<void> {
  const usual = snapshot(wish);
  const state = scene.change?.(usual) ?? usual;
  const page = await from.open({ state, ...scene.window, dark: wish.theme === 'dark' });
  await scene.act?.(page);
  await page.clock.runFor(300);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}
