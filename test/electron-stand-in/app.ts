import { EventEmitter } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import type { App, LoginItemSettings, Settings } from 'electron';
import { preventable } from './preventable.ts';
import { commandLine } from './command-line.ts';
import { becomeReady, isReady, onlyBeforeReady } from './order.ts';
import { lockSingleInstance } from './single-instance.ts';
import { stopChromium } from './the-chromium.ts';

/** What the app must ask before it ends; the windows register themselves, so that app knows no window. */
export interface Closeable {
  close(): void;
  destroy(): void;
  isDestroyed(): boolean;
}

const events = new EventEmitter();
const open = new Set<Closeable>();
const ready = new Promise<void>((resolve) => setImmediate(resolve));
const keepAlive = setInterval(() => undefined, 2 ** 30);
const paths = new Map<string, string>();
/** The folder of a packed app's resources; it runs as one. */
const resources = process.env['STAND_IN_RESOURCES'];
if (resources !== undefined) Object.defineProperty(process, 'resourcesPath', { value: resources });
let loginItem: Settings = {};
let release: (() => void) | undefined;
let state: 'starting' | 'ready' | 'quitting' | 'ended' = 'starting';
let hidden = false;
let name = manifest().name;

void ready.then(() => {
  state = 'ready';
  becomeReady();
  app.emit('ready', {}, {});
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());

export const app = Object.assign(events, {
  whenReady: () => ready,
  isReady: () => state !== 'starting',
  quit: () => quit(),
  exit: (code = 0) => end(code),
  relaunch: () => undefined,
  requestSingleInstanceLock: (additionalData?: unknown) => {
    release ??= lockSingleInstance(app.getPath('userData'), additionalData ?? null, (second) => {
      const { argv, workingDirectory, additionalData: data } = second;
      void ready.then(() => app.emit('second-instance', preventable({}), argv, workingDirectory, data));
    });
    return release !== undefined;
  },
  hasSingleInstanceLock: () => release !== undefined,
  releaseSingleInstanceLock: () => {
    release?.();
    release = undefined;
  },
  getPath: (key: string) => paths.get(key) ?? defaultPath(key),
  setPath: (key: string, place: string) => void paths.set(key, place),
  getAppPath: () => process.cwd(),
  getVersion: () => manifest().version,
  getName: () => name,
  setName: (given: string) => {
    name = given;
  },
  getLocale: () => (isReady() ? (languages()[0] ?? 'en-US') : ''),
  getSystemLocale: () => languages()[0] ?? 'en-US',
  getPreferredSystemLanguages: () => languages(),
  isPackaged: resources !== undefined,
  setLoginItemSettings: (settings: Settings) => {
    loginItem = settings;
  },
  getLoginItemSettings: (): LoginItemSettings => ({
    openAtLogin: loginItem.openAtLogin === true,
    ...{ openAsHidden: false, wasOpenedAtLogin: false, wasOpenedAsHidden: false, restoreState: false },
    ...{ status: loginItem.openAtLogin === true ? 'enabled' : 'not-registered' },
    ...{ executableWillLaunchAtLogin: loginItem.openAtLogin === true, launchItems: [] },
  }),
  setAppUserModelId: () => undefined,
  setAsDefaultProtocolClient: () => true,
  removeAsDefaultProtocolClient: () => true,
  isDefaultProtocolClient: () => true,
  enableSandbox: () => onlyBeforeReady('app.enableSandbox()'),
  disableHardwareAcceleration: () => onlyBeforeReady('app.disableHardwareAcceleration()'),
  hide: () => {
    hidden = true;
  },
  show: () => {
    hidden = false;
  },
  isHidden: () => hidden,
  focus: () => undefined,
  setActivationPolicy: () => undefined,
  dock: undefined,
  commandLine,
} satisfies Partial<App>);

export function registerWindow(window: Closeable): void {
  open.add(window);
}

/** The last one to go ends the app, unless it listens for that. */
export function windowClosed(window: Closeable): void {
  open.delete(window);
  if (open.size > 0 || state === 'quitting' || state === 'ended') return;
  if (!app.emit('window-all-closed')) quit();
}

/** In Electron's order: may I, all windows, shall I, then `quit`. Anyone may say no. */
function quit(): void {
  if (state === 'ended' || state === 'quitting') return;
  const before = preventable({});
  app.emit('before-quit', before);
  if (before.isPrevented()) return;
  state = 'quitting';
  for (const window of [...open]) {
    window.close();
    if (window.isDestroyed()) continue;
    state = 'ready';
    return;
  }
  const will = preventable({});
  app.emit('will-quit', will);
  if (will.isPrevented()) {
    state = 'ready';
    return;
  }
  end(0);
}

function end(code: number): void {
  if (state === 'ended') return;
  state = 'ended';
  clearInterval(keepAlive);
  for (const window of [...open]) window.destroy();
  app.emit('quit', preventable({}), code);
  void stopChromium().finally(() => process.exit(code));
}

/** `LANGUAGE` as GTK reads it: `ko:en` is Korean, then English. */
function languages(): string[] {
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const tags = (LANGUAGE || LC_ALL || LC_MESSAGES || LANG || 'en_US').split(':');
  return tags
    .map((tag) => tag.replace(/\..*$/, '').replace('_', '-'))
    .filter((tag) => tag !== 'C' && tag !== 'POSIX');
}

function defaultPath(key: string): string {
  const config = process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
  const places: Readonly<Record<string, string>> = {
    home: os.homedir(),
    appData: config,
    userData: path.join(config, name),
    sessionData: path.join(config, name),
    temp: os.tmpdir(),
    exe: process.execPath,
    logs: path.join(config, name, 'logs'),
    downloads: path.join(os.homedir(), 'Downloads'),
  };
  const place = places[key];
  if (place === undefined) throw new Error(`Failed to get '${key}' path`);
  return place;
}

/** The nearest package.json above the program, as Electron reads the app's. */
function manifest(): { readonly name: string; readonly version: string } {
  for (let folder = path.dirname(process.argv[1] ?? process.cwd()); ; folder = path.dirname(folder)) {
    try {
      return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    } catch {
      if (folder === path.dirname(folder)) return { name: 'Electron', version: '0.0.0' };
    }
  }
}
