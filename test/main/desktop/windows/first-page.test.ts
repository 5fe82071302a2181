import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createFirstPage } from '../../../../main/desktop/windows/first-page.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { aState } from '../a-state.ts';

async function aFirstPage(drawing: string) {
  const folder = await temporaryFolder();
  const files = { html: folder.file('index.html'), drawing: folder.file('first-page.mjs') };
  await writeFile(files.html, 'page');
  await writeFile(files.drawing, drawing);
  const failures: unknown[] = [];
  let revision = 1;
  const page = createFirstPage({
    ...{ files, state: () => ({ ...aState(), revision: revision++ }) },
    ...{ size: () => ({ width: 420, height: 640 }), failed: (error) => failures.push(error) },
  });
  return { page, failures, [Symbol.asyncDispose]: folder[Symbol.asyncDispose] };
}

const drawing = `
globalThis.drawn = [];
export function drawFirstPage(html, { revision }, { width, height }) {
  globalThis.drawn.push(html);
  return [html, revision, width, height].join(' ');
}`;

it('is drawn anew for each window, from the snapshot of the moment', async () => {
  await using rig = await aFirstPage(drawing);
  expect(await rig.page.fill('html')).toBe('html 1 420 640');
  expect(await rig.page.fill('html')).toBe('html 2 420 640');
  expect(rig.failures).toEqual([]);
});

it('is warm once it was drawn, by whomever', async () => {
  await using rig = await aFirstPage(drawing);
  await rig.page.warm();
  await rig.page.warm();
  expect(Reflect.get(globalThis, 'drawn')).toEqual(['page']);
});

it.each([
  ['is no script', 'export const {'],
  ['draws nothing', 'export const other = 1;'],
  ['throws', 'export function drawFirstPage() { throw new Error("no"); }'],
])('leaves the page as it is where the drawing %s', async (_why, code) => {
  await using rig = await aFirstPage(code);
  expect(await rig.page.fill('html')).toBe('html');
  expect(rig.failures).toHaveLength(1);
});
