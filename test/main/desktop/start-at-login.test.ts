import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  linuxLogin,
  macosLogin,
  openedByMacosLogin,
  passingLogin,
  windowsLogin,
} from '../../../main/desktop/start-at-login.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

let home: TemporaryFolder;
let file: string;
beforeEach(async () => {
  home = await temporaryFolder();
  file = home.file('.config', 'autostart', 'daypass.desktop');
});
afterEach(() => home[Symbol.asyncDispose]());

const program = '/opt/Daypass/daypass';
const login = (environment = {}) => linuxLogin(environment, home.path, program);
const change = async (from: string | RegExp, to: string) =>
  writeFile(file, (await readFile(file, 'utf8')).replace(from, to));

describe('starting at login on Linux', () => {
  it('is off at first, and can be switched on and off, twice as well', async () => {
    expect(await login().isOn()).toBe(false);
    await login().set(true);
    await login().set(true);
    expect(await login().isOn()).toBe(true);
    await login().set(false);
    await login().set(false);
    expect(await login().isOn()).toBe(false);
    expect(await readdir(path.dirname(file))).toEqual([]);
  });

  it('starts this program without a window', async () => {
    await login().set(true);
    expect(await readFile(file, 'utf8')).toContain('\nExec=/opt/Daypass/daypass --background\n');
    expect((await stat(file)).mode & 0o777).toBe(0o644);
  });

  it('uses the configuration folder of the user, if it is absolute', async () => {
    await login({ XDG_CONFIG_HOME: home.file('cfg') }).set(true);
    expect(await readdir(home.file('cfg', 'autostart'))).toEqual(['daypass.desktop']);
    await login({ XDG_CONFIG_HOME: 'relative' }).set(true);
    expect(await readdir(path.dirname(file))).toEqual(['daypass.desktop']);
  });

  it.each([
    ['a desktop that switched it off', 'X-GNOME-Autostart-enabled=true', 'X-GNOME-Autostart-enabled=false'],
    ['a user who hid it', 'Terminal=false', 'Terminal=false\nHidden=true'],
    ['another program in its place', program, '/opt/Other/daypass'],
    ['a program that only begins alike', program, `${program}-beta`],
    ['no group', '[Desktop Entry]', '[Something Else]'],
  ])('is off after %s', async (_name, from, to) => {
    await login().set(true);
    await change(from, to);
    expect(await login().isOn()).toBe(false);
  });

  it('stays on when the user adds what does not matter', async () => {
    await login().set(true);
    await change('Terminal=false', 'Terminal = false\n# mine\nX-GNOME-Autostart-Delay=10');
    await change(' --background', ' --background --other');
    await writeFile(file, `${await readFile(file, 'utf8')}[Other]\nHidden=true\n`);
    expect(await login().isOn()).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)('says when the file cannot be written', async () => {
    await mkdir(path.dirname(file), { recursive: true });
    await chmod(path.dirname(file), 0o500);
    await expect(login().set(true)).rejects.toMatchObject({ code: 'file-unwritable' });
    await chmod(path.dirname(file), 0o700);
  });

  it('says when a folder is in the way', async () => {
    await mkdir(path.join(file, 'inside'), { recursive: true });
    await expect(login().set(true)).rejects.toMatchObject({ code: 'file-unwritable' });
    await expect(login().set(false)).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});

describe('starting at login on macOS and Windows', () => {
  function anApp(approved = true) {
    let stored: { openAtLogin: boolean; path?: string; args?: string[] } = { openAtLogin: false };
    return {
      stored: () => stored,
      setLoginItemSettings(settings: typeof stored) {
        stored = settings;
      },
      getLoginItemSettings(options?: { path: string; args: string[] }) {
        const same =
          JSON.stringify([options?.path, options?.args]) === JSON.stringify([stored.path, stored.args]);
        return { openAtLogin: stored.openAtLogin && same, executableWillLaunchAtLogin: approved };
      },
    };
  }

  it('is what the system says', async () => {
    const app = anApp();
    await macosLogin(app).set(true);
    expect([await macosLogin(app).isOn(), app.stored()]).toEqual([true, { openAtLogin: true }]);
    await macosLogin(app).set(false);
    expect(await macosLogin(app).isOn()).toBe(false);
  });

  it.each([
    ['darwin', true, true],
    ['darwin', false, false],
    ['win32', true, false],
  ] as const)(
    'opens no window when macOS itself started it, without a word (%s, %s)',
    (platform, atLogin, is) => {
      const app = { getLoginItemSettings: () => ({ openAtLogin: true, wasOpenedAtLogin: atLogin }) };
      expect(openedByMacosLogin(platform, app)).toBe(is);
    },
  );

  it('says whom macOS waits for, where a person has switched it off before', async () => {
    const waiting = {
      ...anApp(),
      getLoginItemSettings: () => ({ openAtLogin: false, status: 'requires-approval' as const }),
    };
    await expect(macosLogin(waiting).set(true)).rejects.toMatchObject({ code: 'login-item-unapproved' });
    await macosLogin(waiting).set(false);
    expect(await macosLogin(waiting).isOn()).toBe(false);
  });

  it('has a quoted path and no window on Windows', async () => {
    const app = anApp();
    const windows = windowsLogin(app, String.raw`C:\Users\Dana Kim\Daypass.exe`);
    await windows.set(true);
    expect(app.stored()).toEqual({
      ...{ openAtLogin: true, args: ['--background'] },
      path: String.raw`"C:\Users\Dana Kim\Daypass.exe"`,
    });
    expect(await windows.isOn()).toBe(true);
  });

  it('is off when the task manager of Windows has it switched off', async () => {
    const app = anApp(false);
    const windows = windowsLogin(app, String.raw`C:\Daypass.exe`);
    await windows.set(true);
    expect(await windows.isOn()).toBe(false);
  });
});

describe('starting at login a Daypass that will not stay where it is', () => {
  it('is refused with a sentence, rather than started as something else', async () => {
    await expect(passingLogin.set(true)).rejects.toMatchObject({ code: 'app-passing' });
    await passingLogin.set(false);
    expect(await passingLogin.isOn()).toBe(false);
  });
});
