import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { hearTest, tellTest, type Asked } from './control-line.ts';
import { Menu, poppedMenu } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { actOnNotification, notifications, type NotificationAct } from './notification.ts';
import { preventable } from './preventable.ts';
import { machine, powerMonitor } from './system.ts';
import { shownTray, shownTrays } from './tray.ts';

type PowerEvent =
  'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown' | 'on-battery' | 'on-ac';

/** What a test can read, and do in the user's or the system's place. Values are plain data. */
const commands = {
  trays: () => shownTrays().map((tray) => tray.view()),
  pressTray: (button: 'click' | 'right-click') => shownTray().press(button),
  clickTrayMenu: (labels: readonly string[]) => (shownTray().menu ?? poppedMenu())?.clickPath(labels),
  applicationMenu: () => Menu.getApplicationMenu()?.view() ?? null,
  poppedMenu: () => poppedMenu()?.view() ?? null,
  clickApplicationMenu: (labels: readonly string[]) => Menu.getApplicationMenu()?.clickPath(labels),
  clickPoppedMenu: (labels: readonly string[]) => poppedMenu()?.clickPath(labels),
  notifications,
  actOnNotification: ({ id, act }: { readonly id: number; readonly act: NotificationAct }) =>
    actOnNotification(id, act),
  windows: () => BrowserWindow.getAllWindows().map(viewWindow),
  /** A window of the test's own, to compare the app's with. */
  openWindow: ({
    url,
    ...size
  }: {
    readonly url: string;
    readonly width: number;
    readonly height: number;
  }) => {
    const window = new BrowserWindow(size);
    window.loadURL(url).catch(() => undefined);
    return window.id;
  },
  focusWindow: (id: number) => windowOf(id).focus(),
  blurWindow: (id: number) => windowOf(id).blur(),
  closeWindow: (id: number) => windowOf(id).close(),
  setWindowBounds: ({ id, bounds }: { readonly id: number; readonly bounds: Partial<Electron.Rectangle> }) =>
    windowOf(id).setBounds(bounds),
  crashRenderer: (id: number) => windowOf(id).webContents.forcefullyCrashRenderer(),
  /** In the page's own world, by the stand-in's own line to it: no test is attached that would make the page slower. */
  evaluate: ({ id, code }: { readonly id: number; readonly code: string }) =>
    windowOf(id).webContents.executeJavaScript(code),
  emitUnresponsive: (id: number) => windowOf(id).webContents.emit('unresponsive'),
  /** @returns whether the app forbade it */
  attachWebview: (id: number) => {
    const event = preventable({});
    windowOf(id).webContents.emit('will-attach-webview', event, {}, {});
    return event.isPrevented();
  },
  clipboard: () => machine.clipboard,
  writeClipboard: (text: string) => {
    machine.clipboard = text;
  },
  openedUrls: () => machine.openedUrls,
  shownItems: () => machine.shownItems,
  dialogs: () => machine.dialogs,
  answerDialogs: (answers: readonly number[]) => void machine.dialogAnswers.push(...answers),
  loginItem: () => app.getLoginItemSettings(),
  emitPower: (event: PowerEvent) => powerMonitor.emit(event, preventable({})),
  emitActivate: () => app.emit('activate', preventable({}), BrowserWindow.getAllWindows().length > 0),
  emitOpenUrl: (url: string) => app.emit('open-url', preventable({}), url),
  setIdle: (seconds: number) => {
    machine.idleSeconds = seconds;
  },
  setOnline: (online: boolean) => {
    machine.online = online;
  },
  setDark: (dark: boolean) => nativeTheme.setSystemDark(dark),
  shortcuts: () => [...machine.shortcuts.keys()],
  takeShortcut: (accelerator: string) => void machine.takenShortcuts.add(accelerator),
  pressShortcut: (accelerator: string) => {
    const pressed = machine.shortcuts.get(accelerator);
    if (!pressed) throw new Error(`nothing is registered for ${accelerator}`);
    pressed();
  },
  quit: () => app.quit(),
} satisfies Readonly<Record<string, (parameter: never) => unknown>>;

export type Commands = typeof commands;

hearTest(
  (asked) => void answer(asked),
  () => app.exit(1),
);
tellTest({ event: 'started', pid: process.pid });

async function answer({ id, command, parameter }: Asked): Promise<void> {
  try {
    const known: ReadonlyMap<string, Function> = new Map(Object.entries(commands));
    const run = known.get(command);
    if (!run) throw new Error(`no command ${command}`);
    const value: unknown = await Reflect.apply(run, undefined, [parameter]);
    tellTest({ event: 'answer', id, value: value ?? null });
  } catch (fault) {
    tellTest({ event: 'fault', id, text: String(fault) });
  }
}

function viewWindow(window: BrowserWindow) {
  const { id, createdAtMs, options, calls, webContents } = window;
  return {
    ...{
      id,
      createdAtMs,
      bounds: window.getBounds(),
      visible: window.isVisible(),
      focused: window.isFocused(),
    },
    ...{ title: window.getTitle(), url: webContents.getURL(), alwaysOnTop: window.isAlwaysOnTop() },
    /** As the app gave them to the constructor. */
    options,
    /** The last argument of each setter that has no getter. */
    calls,
  };
}

function windowOf(id: number): BrowserWindow {
  const window = BrowserWindow.fromId(id);
  if (!window) throw new Error(`no window ${id}`);
  return window;
}
