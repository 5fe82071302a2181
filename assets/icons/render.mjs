// Draws every icon from source/*.svg: `node assets/icons/render.mjs` (needs rsvg-convert; Debian: apt-get install librsvg2-bin).
// A tray icon tells its states apart by shape alone: macOS uses only the alpha of a template, other bars are light or dark.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { icns, ico } from './containers.mjs';

const here = import.meta.dirname;
const states = ['signed-in', 'renewing-soon', 'sign-in-needed', 'trouble'];
const inks = { light: '#1f2328', dark: '#ffffff' };

for (const folder of ['app', 'tray']) rmSync(path.join(here, folder), { recursive: true, force: true });
renderApp();
for (const state of states) {
  renderTemplates(state);
  for (const bar of Object.keys(inks)) renderForBar(state, bar);
}

function renderApp() {
  const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
  const pngs = new Map(sizes.map((size) => [size, appPng(size)]));
  for (const size of [16, 32, 48, 64, 128, 256, 512]) save(`app/linux/${size}x${size}.png`, pngs.get(size));
  save('app/icon.png', pngs.get(1024));
  save('app/icon.ico', ico([16, 24, 32, 48, 64, 256].map((size) => pngs.get(size))));
  save('app/icon.icns', icns(pngs));
}

/** Hours and shadow are lost in a small one. */
function appPng(size) {
  return draw(source(size <= 48 ? 'app-small' : 'app'), size);
}

function renderTemplates(state) {
  save(`tray/mac/${state}Template.png`, trayPng(state, 16, '#000000'));
  save(`tray/mac/${state}Template@2x.png`, trayPng(state, 32, '#000000'));
}

function renderForBar(state, bar) {
  const png = (size) => trayPng(state, size, inks[bar]);
  save(`tray/win/${state}-${bar}.ico`, ico([16, 20, 24, 32].map(png)));
  for (const size of [22, 24, 32, 44]) save(`tray/linux/${state}-${bar}-${size}.png`, png(size));
}

/** On grids whose lines fall between pixels: 20 is 22 without its border, 24 is 22 with another. */
function trayPng(state, size, ink) {
  const grid = [20, 22, 24, 44].includes(size) ? 22 : 16;
  const shown = size % grid === 0 ? grid : size;
  const edge = (grid - shown) / 2;
  const svg = source(`tray-${state}-${grid}`)
    .replace(/viewBox="[^"]*"/, `viewBox="${edge} ${edge} ${shown} ${shown}"`)
    .replace('<path ', `<path fill="${ink}" `);
  return draw(svg, size);
}

function source(name) {
  return readFileSync(path.join(here, 'source', `${name}.svg`), 'utf8');
}

function draw(svg, size) {
  const { status, stdout, stderr } = spawnSync('rsvg-convert', ['-w', `${size}`, '-h', `${size}`], {
    input: svg,
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`rsvg-convert: ${stderr?.toString() ?? 'not found'}`);
  return stdout;
}

function save(name, bytes) {
  const file = path.join(here, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
