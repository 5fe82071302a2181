import type * as Real from 'electron';
import type { app } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { ipcMain } from './ipc-main.ts';
import type { Menu, MenuItem } from './menu.ts';
import type { nativeImage, StandInImage } from './native-image.ts';
import type { nativeTheme } from './native-theme.ts';
import type { Notification } from './notification.ts';
import type { protocol } from './schemes.ts';
import type { session, StandInSession } from './session.ts';
import type { clipboard, dialog, globalShortcut, net, powerMonitor, screen, shell } from './system.ts';
import type { systemPreferences } from './system.ts';
import type { Tray } from './tray.ts';
import type { WebContents } from './web-contents.ts';

type Assert<T extends true> = T;

/** Whether all members are Electron's by name, but for those of its own, which tests and its other parts use. */
type Named<Mine, Theirs, Own extends string = never> = [Exclude<keyof Mine, keyof Theirs | Own>] extends [
  never,
]
  ? true
  : false;

/**
 * Every member of the stand-in is one of electron.d.ts; where none of Electron's own objects goes in or out, the stand-ins
 * themselves say `satisfies` or `implements` of its whole type as well.
 */
export type Checked = readonly [
  Assert<Named<typeof app, Real.App>>,
  Assert<Named<BrowserWindow, Real.BrowserWindow, 'calls' | 'createdAtMs' | 'options'>>,
  Assert<Named<typeof BrowserWindow, typeof Real.BrowserWindow>>,
  Assert<Named<typeof clipboard, Real.Clipboard>>,
  Assert<Named<typeof dialog, Real.Dialog>>,
  Assert<Named<typeof globalShortcut, Real.GlobalShortcut>>,
  Assert<Named<typeof ipcMain, Real.IpcMain>>,
  Assert<Named<Menu, Real.Menu, 'clickPath' | 'view'>>,
  Assert<Named<typeof Menu, typeof Real.Menu>>,
  Assert<Named<MenuItem, Real.MenuItem, 'view'>>,
  Assert<Named<typeof nativeImage, typeof Real.nativeImage>>,
  Assert<Named<StandInImage, Real.NativeImage, 'source'>>,
  Assert<Named<typeof nativeTheme, Real.NativeTheme, 'setSystemDark'>>,
  Assert<Named<typeof net, Real.Net>>,
  Assert<Named<Notification, Real.Notification, 'act' | 'view'>>,
  Assert<Named<typeof Notification, typeof Real.Notification>>,
  Assert<Named<typeof powerMonitor, Real.PowerMonitor>>,
  Assert<Named<typeof protocol, Real.Protocol>>,
  Assert<Named<typeof screen, Real.Screen>>,
  Assert<Named<typeof session, typeof Real.session>>,
  Assert<Named<StandInSession, Real.Session, 'askBeforeRequest' | 'isPermitted' | 'mayPage'>>,
  Assert<Named<StandInSession['webRequest'], Real.WebRequest>>,
  Assert<Named<typeof shell, Real.Shell>>,
  Assert<Named<typeof systemPreferences, Real.SystemPreferences>>,
  Assert<Named<Tray, Real.Tray, 'menu' | 'press' | 'view'>>,
  Assert<Named<WebContents, Real.WebContents, 'destroy' | 'emulateDark' | 'resize'>>,
];
