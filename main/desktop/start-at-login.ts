import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../atomic-file.ts';
import { AppError } from '../errors.ts';
import { execValue } from './desktop-entry.ts';
import { unwritable } from '../unwritable.ts';

export interface StartAtLogin {
  /** What is so, whoever made it so: the user may have changed it in the system's own settings. */
  isOn(): Promise<boolean>;
  /** @throws AppError file-unwritable, app-passing, login-item-unapproved */
  set(on: boolean): Promise<void>;
}

/** The part of Electron's app that is used. */
export interface LoginItemPort {
  getLoginItemSettings(options?: { path: string; args: string[] }): {
    readonly openAtLogin: boolean;
    /** On macOS alone. */
    readonly wasOpenedAtLogin?: boolean;
    /** On macOS alone. */
    readonly status?: 'not-registered' | 'enabled' | 'requires-approval' | 'not-found';
    readonly executableWillLaunchAtLogin?: boolean;
  };
  setLoginItemSettings(settings: { openAtLogin: boolean; path?: string; args?: string[] }): void;
}

/** A start at login, or by a client that needs a host: no window. */
export const backgroundArgument = '--background';

/** macOS gives a login item no arguments, so it has to be asked. The app must be ready. */
export function openedByMacosLogin(
  platform: NodeJS.Platform,
  app: Pick<LoginItemPort, 'getLoginItemSettings'>,
): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin === true;
}

export function macosLogin(app: LoginItemPort): StartAtLogin {
  return {
    isOn: async () => app.getLoginItemSettings().openAtLogin,
    async set(on) {
      app.setLoginItemSettings({ openAtLogin: on });
      // A person has switched it off in the system's settings once, which no program may undo.
      if (on && app.getLoginItemSettings().status === 'requires-approval')
        throw new AppError('login-item-unapproved');
    },
  };
}

/** @param program absolute path of the installed executable */
export function windowsLogin(app: LoginItemPort, program: string): StartAtLogin {
  // Electron writes it to the registry as it is, where a path with a blank would name another program first.
  const item = { path: `"${program}"`, args: [backgroundArgument] };
  return {
    async isOn() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(item);
      // The task manager can switch an entry off without removing it.
      return openAtLogin && executableWillLaunchAtLogin !== false;
    },
    set: async (on) => app.setLoginItemSettings({ openAtLogin: on, ...item }),
  };
}

/** Of a Daypass that will not be where it is now, or is no program of its own but a folder that Electron was given. */
export const passingLogin: StartAtLogin = {
  isOn: async () => false,
  async set(on) {
    if (on) throw new AppError('app-passing');
  },
};

/** @param program absolute path of what lasts: of an AppImage the image, for its inside moves at each start */
export function linuxLogin(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
  program: string,
): StartAtLogin {
  const file = path.join(configFolder(environment, home), 'autostart', 'daypass.desktop');
  return {
    isOn: async () => startsOurs(await readFile(file, 'utf8').catch(() => ''), program),
    async set(on) {
      if (on) await writeFileAtomic(file, entry(program), { mode: 0o644 });
      else await removeFile(file);
    },
  };
}

/** The base directory specification has relative values ignored. */
function configFolder(environment: Readonly<Record<string, string | undefined>>, home: string): string {
  const configured = environment['XDG_CONFIG_HOME'] ?? '';
  return path.isAbsolute(configured) ? configured : path.join(home, '.config');
}

async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => {
    throw unwritable(file);
  });
}

function entry(program: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Daypass',
    'Comment=AWS access that lasts the day',
    'Comment[ko]=하루 동안 이어지는 AWS 액세스',
    `Exec=${execValue(program, [backgroundArgument])}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Desktops switch an entry off by a line in it; an entry for a program that is not this one starts another Daypass. */
function startsOurs(text: string, program: string): boolean {
  const values = new Map(
    mainGroup(text).flatMap((line) => {
      const [, key, value] = /^([\w@.[\]-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value] as const];
    }),
  );
  const exec = values.get('Exec') ?? '';
  const ours = exec === execValue(program, []) || exec.startsWith(`${execValue(program, [])} `);
  return ours && values.get('Hidden') !== 'true' && values.get('X-GNOME-Autostart-enabled') !== 'false';
}

function mainGroup(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const start = lines.indexOf('[Desktop Entry]');
  if (start < 0) return [];
  const end = lines.findIndex((line, index) => index > start && line.startsWith('['));
  return lines.slice(start + 1, end < 0 ? undefined : end);
}
