import { type ChildProcess, execFile, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { iconState } from '../../../../main/desktop/tray/icon.ts';
import { iconFile } from '../../../../main/desktop/tray/icon-file.ts';
import { trayMenu } from '../../../../main/desktop/tray/menu.ts';
import { pngOf } from '../screen-picture.ts';
import { hasXfcePanel, startXDesktop, type XDesktop } from '../x-desktop.ts';
import { type MenuLine, menuLines } from './menu-text.ts';
import { type TrayScene, trayScenes } from './scenes.ts';

const python = '/usr/bin/python3';
const namespace = "import gi; gi.require_version('AyatanaAppIndicator3', '0.1')";
const hasIndicator = hasXfcePanel && spawnSync(python, ['-c', namespace]).status === 0;
const icons = path.resolve('assets/icons/tray');
const watcher = ['org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher'] as const;

/** The panel is real; the item is another library's, for Electron's cannot be had everywhere. */
describe.skipIf(!hasIndicator)(
  'icon and menu on the panel of Xfce (needs xfce4-panel, gir1.2-ayatanaappindicator3-0.1)',
  () => {
    let desktop: XDesktop;
    let item: ChildProcess;
    let chosen = '';
    let bare = '';
    beforeAll(async () => {
      desktop = await startXDesktop();
      await desktop.startXfcePanel();
      const isTrayThere = async () => (await property('IsStatusNotifierHostRegistered')) === 'true';
      await vi.waitUntil(isTrayThere, { timeout: 60_000, interval: 200 });
      item = desktop.start(python, [path.join(import.meta.dirname, 'indicator.py')], 'pipe');
      item.stdout?.setEncoding('utf8').on('data', (text: string) => (chosen += text));
      bare = await screen();
    });
    afterAll(() => desktop?.[Symbol.asyncDispose]());

    async function gdbus(...args: readonly string[]): Promise<string> {
      const { stdout } = await promisify(execFile)('/usr/bin/gdbus', ['call', '--session', ...args], {
        env: desktop.environment,
        maxBuffer: 1e8,
      });
      return stdout;
    }

    async function property(name: string): Promise<string> {
      const get = 'org.freedesktop.DBus.Properties.Get';
      const [destination, object] = watcher;
      const asked = gdbus('--dest', destination, '--object-path', object, '--method', get, destination, name);
      return (await asked.catch(() => '')).replace(/^\(<(.*)>,\)\s*$/, '$1');
    }

    function show({ state, nowMs }: TrayScene): readonly MenuLine[] {
      const menu = menuLines(trayMenu(state, nowMs, 'UTC'));
      const icon = iconFile(icons, iconState(state, nowMs), 'linux', 'dark');
      item.stdin?.write(`${JSON.stringify({ icon, menu })}\n`);
      return menu;
    }

    /** As the panel asks for it when somebody clicks the icon. */
    async function menuOnBus(method: string, ...args: readonly string[]): Promise<string> {
      const [, name = '', object = ''] =
        /'(:[\d.]+)@?(\/[^']+)'/.exec(await property('RegisteredStatusNotifierItems')) ?? [];
      const place = ['--dest', name, '--object-path', `${object}/Menu`];
      return gdbus(...place, '--method', `com.canonical.dbusmenu.${method}`, '--', ...args);
    }
    const layout = () => menuOnBus('GetLayout', '0', '-1', '[]').catch(() => '');

    /** Once it has settled. */
    async function screen(): Promise<string> {
      let before = '';
      const isSettled = async () => {
        const now = (await desktop.screen()).toString('latin1');
        const same = now === before;
        before = now;
        return same;
      };
      await vi.waitUntil(isSettled, { timeout: 30_000, interval: 400 });
      return before;
    }

    async function picture(name: string): Promise<void> {
      const folder = process.env['DAYPASS_SCREENSHOTS'];
      if (folder === undefined) return;
      await writeFile(path.join(folder, `${name}.png`), pngOf(await readFile(desktop.screenFile)));
    }

    it('are there, in every scene', async () => {
      for (const [name, scene] of Object.entries(trayScenes)) {
        const labels = labelsIn(show(scene));
        await expect.poll(async () => labelsOnBus(await layout()), { timeout: 30_000 }).toEqual(labels);
        await expect.poll(screen, { timeout: 30_000 }).not.toBe(bare);
        await picture(`tray-icon ${name}`);
      }
    });

    it('tell one state from another at a look', async () => {
      const seen = new Set<string>();
      for (const name of ['signed in', 'nothing set up', 'a network that is away'] as const) {
        show(trayScenes[name]);
        const before = seen.size;
        await expect.poll(async () => seen.add(await screen()).size, { timeout: 30_000 }).toBe(before + 1);
      }
    });

    it.each(['en', 'ko'] as const)('open at a click, in %s', async (language) => {
      const scene = trayScenes['a sign-in and a role in use that end soon'];
      const menu = show({ ...scene, state: { ...scene.state, language } });
      await expect.poll(async () => labelsOnBus(await layout()), { timeout: 30_000 }).toEqual(labelsIn(menu));
      const closed = await screen();
      const icon = placeOf(changed(bare, closed)[0] ?? 0);
      const heightOnceOpen = async () => {
        await click(icon);
        return new Set(changed(closed, await screen()).map((at) => placeOf(at)[1])).size;
      };
      await expect.poll(heightOnceOpen, { timeout: 30_000 }).toBeGreaterThan(12 * menu.length);
      await picture(`tray-menu-${language}`);
      await click([screenWidth - 1, 0]);
      await expect.poll(screen, { timeout: 30_000 }).toBe(closed);
    });

    async function click([x, y]: Place): Promise<void> {
      const script = path.join(import.meta.dirname, 'click.py');
      await promisify(execFile)(python, [script, String(x), String(y)], { env: desktop.environment });
    }

    it('do what is chosen', async () => {
      show(trayScenes['signed in']);
      // As long as the panel takes to know of the new menu, a click on the old one is lost.
      const choose = async () => {
        const [, id] = /\((\d+), \{[^}]*'label': <'Quit Daypass'>/.exec(await layout()) ?? [];
        if (id !== undefined) await menuOnBus('Event', id, 'clicked', '<0>', '0').catch(() => undefined);
        return chosen;
      };
      await expect.poll(choose, { timeout: 30_000, interval: 500 }).toContain('["Quit Daypass"]\n');
    });
  },
);

type Place = readonly [x: number, y: number];

const screenWidth = 640;
const bytesPerPixel = 4;

function placeOf(byte: number): Place {
  const pixel = Math.floor(byte / bytesPerPixel);
  return [pixel % screenWidth, Math.floor(pixel / screenWidth)];
}

/** Bytes of the screen, from the top. */
function changed(before: string, after: string): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < after.length; at++) if (after[at] !== before[at]) places.push(at);
  return places;
}

function labelsIn(menu: readonly MenuLine[]): readonly string[] {
  return menu.flatMap(({ label, type, submenu = [] }) =>
    type === 'separator' ? [] : [label, ...labelsIn(submenu)],
  );
}

/** In GVariant's text form; one underscore stands for a mnemonic there, two for one. */
function labelsOnBus(layout: string): readonly string[] {
  return [...layout.matchAll(/'label': <(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")>/g)].map(
    ([, single = '', double = '']) => (single || double).replaceAll(/\\(.)/g, '$1').replaceAll('__', '_'),
  );
}
