import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../../main/desktop/tray/action.ts';
import { iconState, tooltip } from '../../main/desktop/tray/icon.ts';
import { trayMenu } from '../../main/desktop/tray/menu.ts';
import { launchStandIn } from '../electron-stand-in/launch-stand-in.ts';
import type { StandInApp } from '../electron-stand-in/launcher.ts';
import { menuLines, menuText } from '../main/desktop/tray/menu-text.ts';
import { type TrayScene, trayScenes } from '../main/desktop/tray/scenes.ts';
import { type TemporaryFolder, temporaryFolder } from '../main/temporary-folder.ts';

const scenes: readonly (readonly [string, TrayScene])[] = Object.entries(trayScenes);
const everyLevel = 9;

/** What scenes.test.ts has as text, through Electron's menu and tray as the stand-in plays them. */
describe.skipIf(process.platform === 'win32')('the tray of the app, in one scene after another', () => {
  let folder: TemporaryFolder;
  let app: StandInApp;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeFile(folder.file('scenes.json'), JSON.stringify(scenes.map(([, scene]) => scene)));
    app = await launchStandIn({
      entry: path.join(import.meta.dirname, '../electron-stand-in/fixture/scenes.ts'),
      args: [folder.file('scenes.json'), 'assets/icons/tray'],
      environment: { PATH: process.env['PATH'] ?? '', HOME: folder.path, TMPDIR: folder.path, TZ: 'UTC' },
    });
    await app.printed('shown 0');
  });
  afterAll(async () => {
    await app?.stop();
    await folder?.[Symbol.asyncDispose]();
  });

  const tray = async () => {
    const [only] = await app.control.trays();
    if (only === undefined) throw new Error('no tray');
    return only;
  };

  it.each(scenes.map(([name, scene], at) => [name, scene, at] as const))(
    'shows %s',
    async (_name, { state, nowMs }, at) => {
      if (at > 0) await app.control.emitActivate();
      await app.printed(`shown ${at}`);
      const { icon, image, toolTip, menu } = await tray();
      expect(icon).toBe(`assets/icons/tray/linux/${iconState(state, nowMs)}-dark-22.png`);
      expect(image.length).toBeGreaterThan(200);
      expect(toolTip).toBe(tooltip(state, nowMs, 'UTC'));
      const expected = menuText(menuLines(trayMenu(state, nowMs, 'UTC')), everyLevel);
      expect(menuText(menu, everyLevel).replaceAll('&&', '&')).toBe(expected);
    },
  );

  it('does what is chosen in a submenu', async () => {
    await app.control.clickTrayMenu(['All accounts (2)', 'PROD payments', 'Admin', 'Open console']);
    const action = call('openConsole', 'hanbit/000000000001/Admin', '');
    await app.printed(`performed ${JSON.stringify(action)}`);
  });
});
