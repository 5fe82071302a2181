import { createRequire } from 'node:module';
import type * as Real from 'electron';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import './commands.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { Notification } from './notification.ts';
import { protocol } from './schemes.ts';
import { session } from './session.ts';
import {
  clipboard,
  dialog,
  globalShortcut,
  net,
  powerMonitor,
  screen,
  shell,
  systemPreferences,
} from './system.ts';
import { Tray } from './tray.ts';

// Bundled libraries look here for where they run.
const require = createRequire(import.meta.url);
const { version }: { readonly version: string } = require('electron/package.json');
Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true });
Object.defineProperty(process, 'type', { value: 'browser', enumerable: true });

/** `import electron from 'electron'`, and the names that there really are. */
const electron: Partial<Record<keyof typeof Real, unknown>> = {
  ...{
    app,
    BrowserWindow,
    clipboard,
    dialog,
    globalShortcut,
    ipcMain,
    Menu,
    MenuItem,
    nativeImage,
    nativeTheme,
  },
  ...{ net, Notification, powerMonitor, protocol, screen, session, shell, systemPreferences, Tray },
};

export default electron;
export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
};
export { net, Notification, powerMonitor, protocol, screen, session, shell, systemPreferences, Tray };
