import path from 'node:path';
import {
  app,
  clipboard as systemClipboard,
  globalShortcut,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  screen,
} from 'electron';
import { screenSentence } from '../../preload/screen-messages.ts';
import type { DesktopView, ErrorView, View } from '../../preload/contract.ts';
import { createOpeningPace } from '../console/opening-pace.ts';
import { delay } from '../delay.ts';
import type { AppError } from '../errors.ts';
import { type Log, tellStoredFile } from '../log.ts';
import type { OpenedCore } from '../open-core.ts';
import { storedFile } from '../stored-file.ts';
import { applicationMenu, keepApplicationMenu } from './application-menu.ts';
import { applySettings } from './apply-settings.ts';
import { clearAtSignOut } from './clear-at-sign-out.ts';
import { createClipboard } from './clipboard.ts';
import { watchClock } from './clock-watch.ts';
import { type CommandParts, createCommands } from './commands.ts';
import type { Confirm } from './confirm.ts';
import { createDesktopState } from './desktop-state.ts';
import { dismissedOffersSchema, loadDismissedOffers } from './dismissed-offers.ts';
import { focusedClipboard } from './focused-clipboard.ts';
import { hourCycleOf } from './hour-cycle.ts';
import { serveIpc } from './ipc.ts';
import { keepStartAtLogin } from './keep-start-at-login.ts';
import { findTrayHost } from './linux-tray-host.ts';
import { keepNotices, type KeptNotices } from './notifications/keep-notices.ts';
import { createNotifier } from './notifications/notify.ts';
import { toldNoticesSchema } from './notifications/told-file.ts';
import { createPerform, type Perform } from './perform.ts';
import { readComfort } from './read-comfort.ts';
import { isTrustedFrame } from './security.ts';
import { openedPagesSchema, signInOnReturn } from './sign-in-on-return.ts';
import { createShortcut, shortcutsSupported, suggestedShortcut } from './shortcut.ts';
import type { StartAtLogin } from './start-at-login.ts';
import { call } from './tray/action.ts';
import { keepTray } from './tray/keep-tray.ts';
import { createLateTray } from './tray/late-tray.ts';
import { createTray } from './tray/tray.ts';
import { watchWaking } from './wake.ts';
import { watchTrayHost } from './watch-tray-host.ts';
import { isWaylandClient } from './wayland.ts';
import { createDesktopWindow } from './windows/desktop-window.ts';
import { createFirstPage, type FirstPageParts } from './windows/first-page.ts';
import { windowBoundsSchema } from './windows/window-bounds.ts';

/** By then a start is over, and nobody waits. */
const warmAfterMs = 3_000;
/** A person opens a handful of consoles in ten seconds; only a page gone wrong opens more. */
const mostOpened = 12;

export interface DesktopParts extends OpenedCore {
  readonly log: Log;
  /** Absolute. */
  readonly dataFolder: string;
  /** Absolute. */
  readonly files: FirstPageParts['files'] & { readonly preload: string; readonly trayIcons: string };
  readonly version: string;
  /** As the snapshot has it. */
  readonly processCommand?: string;
  readonly startAtLogin: StartAtLogin;
  readonly plainText: CommandParts['plainText'];
  readonly quit: () => void;
  readonly confirm: Confirm;
}

export interface Desktop {
  open(view: View): void;
  /** The window's page, with what it shows first. */
  fillPage(html: string): Promise<string>;
  /** What was copied is taken back; window and icon go. */
  close(): Promise<void>;
}

/** Everything a person sees, around a core that does not know of it. The app must be ready. */
export async function createDesktop(parts: DesktopParts): Promise<Desktop> {
  const { core, keychain, settings, log } = parts;
  const tell = tellStoredFile(log);
  const platform = platformOf(process.platform);
  const hasTray = platform !== 'linux' || (await findTrayHost(process.env)) !== 'no';
  const offers = await loadDismissedOffers(
    storedFile(path.join(parts.dataFolder, 'dismissed-offers.json'), dismissedOffersSchema),
    tell,
    (dismissed) => state.change({ dismissed }),
  );
  const state = createDesktopState(core.store, {
    ...{ platform, version: parts.version, tray: hasTray, suggestedShortcut: suggestedShortcut(platform) },
    ...(parts.processCommand === undefined ? {} : { processCommand: parts.processCommand }),
    dismissed: offers.all(),
  });
  // Where the system tells region and language apart, times are the region's.
  const hourCycle = hourCycleOf(app.getSystemLocale());
  if (hourCycle !== undefined) core.store.update((before) => ({ ...before, hourCycle }));
  const wayland = isWaylandClient(
    process.platform,
    process.env,
    app.commandLine.getSwitchValue('ozone-platform'),
  );
  const port = wayland ? focusedClipboard(systemClipboard, () => window) : systemClipboard;
  const clipboard = createClipboard(port, core.now);
  const window = await createDesktopWindow({
    ...{ store: core.store, log, tell, preload: parts.files.preload },
    file: storedFile(path.join(parts.dataFolder, 'window.json'), windowBoundsSchema),
    tray: () => tray.bounds(),
  });

  const firstPage = createFirstPage({
    ...{ files: parts.files, state: core.store.get, size: window.bounds },
    failed: (error) => log.event('first-page-not-drawn', { code: log.view(error).code }),
  });

  /** Without a view: as it was left. */
  function open(view?: View): void {
    state.show(view);
    window.show();
  }
  const toggle = () => (window.isInFront() ? window.hide() : open());

  const commands = createCommands({
    ...{ core, clipboard, keychain, plainText: parts.plainText, confirm: parts.confirm },
    ...{ containerKeys: parts.containerKeys, dismissOffer: offers.dismiss },
    ...{ hideWindow: window.hide, openingPace: createOpeningPace({ times: mostOpened }) },
  });
  const perform = createPerform({
    ...{ commands, open, quit: parts.quit, toView: log.view },
    failed: (error) => tellFailure(error, parts),
  });
  serveIpc({
    ...{ ipcMain, commands, toView: log.view, getState: window.answer },
    isTrusted: (event) => isTrustedFrame(event, window.contents()),
  });
  const tray = createLateTray(() =>
    createTray({
      ...{ icons: parts.files.trayIcons, platform, perform, clicked: toggle },
      scaleFactor: screen.getPrimaryDisplay().scaleFactor,
    }),
  );
  const showTray = () => {
    tray.appear();
    state.change({ tray: true });
  };
  const trayHost = hasTray ? undefined : watchTrayHost(() => findTrayHost(process.env), showTray);
  if (hasTray) tray.appear();
  const keptTray = keepTray(tray, core.now);
  const notices = await createNotices(parts, platform, perform, tell);
  const shortcut = createShortcut(globalShortcut, await shortcutsSupported(platform, process.env), () =>
    open('access'),
  );
  const setTheme = (theme: typeof nativeTheme.themeSource) => {
    nativeTheme.themeSource = theme;
  };
  const wake = () => {
    void core.wake();
    keptTray.refresh();
    trayHost?.lookAgain();
  };
  const stops = [
    core.store.subscribe(keptTray.update),
    core.store.subscribe(notices.update),
    clipboard.onChange(() => state.clipboard(clipboard.view())),
    clearAtSignOut(core.store, () => void clipboard.clear()),
    watchWaking(powerMonitor, core.store, () => net.isOnline(), wake),
    await signInOnReturn({
      ...{ power: powerMonitor, store: core.store, now: core.now, tell },
      file: storedFile(path.join(parts.dataFolder, 'opened-pages.json'), openedPagesSchema),
      signIn: (id) => perform(call('signIn', id, 'usual')),
    }),
    watchClock(Date.now, () => performance.now(), wake),
    keepApplicationMenu(core.store, (language) => {
      const template = applicationMenu(platform, language, perform);
      Menu.setApplicationMenu(template === null ? null : Menu.buildFromTemplate(template));
    }),
    applySettings({ settings, state, shortcut, setTheme }),
    await keepStartAtLogin(settings, parts.startAtLogin, {
      log,
      refused: (error) => tellFailure(log.view(error), parts),
    }),
    notices.stop,
    keptTray.stop,
    window.destroy,
    () => trayHost?.stop(),
    tray.destroy,
  ];
  const warming = setTimeout(() => void firstPage.warm(), warmAfterMs);
  keptTray.update(core.store.get());
  notices.update(core.store.get());

  return {
    open,
    fillPage: firstPage.fill,
    async close() {
      clearTimeout(warming);
      // First: whatever else goes wrong, no secret stays behind.
      await Promise.race([clipboard.clear(), delay(clearingMs)]);
      for (const stop of stops) stop();
    },
  };
}

/** Of a clipboard whose owner does not answer; it must not hold up the end. */
const clearingMs = 2_000;

async function createNotices(
  { core, log, dataFolder }: DesktopParts,
  platform: DesktopView['platform'],
  perform: Perform,
  tell: (error: AppError) => void,
): Promise<KeptNotices> {
  const file = storedFile(path.join(dataFolder, 'told-notices.json'), toldNoticesSchema);
  const { told } = await readComfort(file, { told: [] }, tell);
  const notifier = createNotifier({
    ...{ platform, perform, create: (options) => new Notification(options) },
    onFailed: (noticeId) => log.event('notification-failed', { notice: noticeId }),
  });
  return keepNotices(notifier, { file, before: told }, core.now);
}

function tellFailure(error: ErrorView, { core, log }: DesktopParts): void {
  log.event('action-failed', { code: error.code });
  const body = screenSentence(error, core.store.get().language);
  if (Notification.isSupported()) new Notification({ title: 'Daypass', body }).show();
}

function platformOf(platform: NodeJS.Platform): DesktopView['platform'] {
  if (platform === 'darwin') return 'macos';
  return platform === 'win32' ? 'windows' : 'linux';
}
