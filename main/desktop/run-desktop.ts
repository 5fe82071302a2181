import { homedir } from 'node:os';
import path from 'node:path';
import { app, dialog, powerMonitor, protocol, session, shell } from 'electron';
import { type LineClient, processCommand } from '../aws-config/credential-process-line.ts';
import { lockHeldElsewhereCode } from '../credential-process/protocol.ts';
import { serveDaypass } from '../host.ts';
import { chosenLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { movedHome, openCore } from '../open-core.ts';
import { serveFolder } from './app-protocol.ts';
import { createConfirm } from './confirm.ts';
import { createDesktop, type Desktop } from './desktop.ts';
import { openExternal } from './open-external.ts';
import {
  type AppProgram,
  appProgram,
  type ClientPlace,
  clientPlace,
  installClient,
  nameInLine,
  removeClient,
  shortWindowsPath,
} from './packaged-client.ts';
import { createPlainText } from './plain-text.ts';
import { confineSession } from './security.ts';
import { stopAtShutdown } from './shutdown.ts';
import {
  backgroundArgument,
  linuxLogin,
  macosLogin,
  openedByMacosLogin,
  passingLogin,
  type StartAtLogin,
  windowsLogin,
} from './start-at-login.ts';
import { takeLock } from './take-over.ts';

export interface DesktopRun {
  /** Absolute. */
  readonly dataFolder: string;
  /** Absolute; of what was built. */
  readonly built: string;
  readonly log: Log;
  readonly systemLocale: () => string;
  /** Everything is forgotten at the end. */
  readonly memoryKeychain: boolean;
  /** Nobody asked for a window. */
  readonly background: boolean;
}

/**
 * From a start to its end, after which the process is gone.
 * - Whoever asks for the window before there is one gets it as soon as there is.
 * - Quitting is asked for once and goes through the host, which stops listening last.
 *
 * @throws AppError of what keeps it from starting: data-newer, file-unwritable, unavailable, …
 */
export async function runDesktop(run: DesktopRun): Promise<void> {
  const { dataFolder, built, log, systemLocale } = run;
  let desktop: Desktop | undefined;
  let windowWanted = false;
  let stop = () => app.exit(0);
  const open = () => {
    windowWanted = true;
    desktop?.open('access');
  };
  app.on('second-instance', (_event, argv) => {
    // A login, or one of many clients that wanted a host at once, asks for no window.
    if (!argv.includes(backgroundArgument)) open();
  });
  app.on('activate', open);
  // It lives in the tray.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    event.preventDefault();
    stop();
  });
  await app.whenReady();
  const background = run.background || openedByMacosLogin(process.platform, app);
  windowWanted ||= !background;
  // Packed it has no Dock icon to begin with; hidden twice, macOS would not give the keyboard back (electron/electron#16093).
  if (!app.isPackaged) app.dock?.hide();
  confineSession(session.defaultSession);
  const renderer = path.join(built, 'renderer');
  protocol.handle(
    'app',
    serveFolder(renderer, async (html) => desktop?.fillPage(html) ?? html),
  );

  const program = appProgram(process.platform, process.execPath, process.env);
  const client = clientIn(built);
  const lockFile = path.join(dataFolder, 'host.lock');
  const lock = await takeLock({ file: lockFile, client, dataFolder, background });
  if (lock === undefined) return app.exit(lockHeldElsewhereCode);

  const lasting = await lastingClient({ client, program, ...run });
  const confirm = createConfirm(
    (options) => dialog.showMessageBox(options),
    () => chosenLanguage(opened.settings.get(), systemLocale()),
  );
  const opened = await openCore({
    ...{
      dataFolder,
      log,
      systemLocale,
      client: lasting,
      environment: process.env,
      memoryKeychain: run.memoryKeychain,
    },
    openBrowser: (url) => openExternal(url, (link) => shell.openExternal(link)),
    confirmHost: (host) => confirm({ kind: 'open-host', host }),
  });
  const host = await serveDaypass({
    ...{ ...opened, log, dataFolder, kind: 'desktop', openWindow: open },
    closing: async () => desktop?.close(),
    uninstalled: () => removeTraces(run, program),
  });
  stop = host.stop;
  stopAtShutdown(powerMonitor, stop);
  const ended = host.stopped.finally(() => {
    lock.release();
    app.exit(0);
  });
  void lock.lost.then((how) => {
    log.event('host-lock-lost', { how });
    if (how === 'failed') return host.stop();
    return endAsSecond(desktop);
  });
  const inLines = { client: lasting, ...(opened.home === undefined ? {} : { home: opened.home }) };
  desktop = await createDesktop({
    ...{ ...opened, log, dataFolder, version: app.getVersion(), quit: host.stop, confirm },
    startAtLogin: startAtLogin(program),
    files: {
      preload: path.join(built, 'preload', 'index.cjs'),
      html: path.join(renderer, 'index.html'),
      drawing: path.join(built, 'desktop', 'first-page.js'),
      trayIcons: path.join(built, '..', 'assets', 'icons', 'tray'),
    },
    plainText: createPlainText({ core: opened.core, ...inLines }),
    ...commandInLines(inLines),
  });
  if (windowWanted) desktop.open('access');
  await ended;
}

/**
 * Another host lives. A server that is closed, or a process that exits, takes away the socket's file, which is the other's
 * now.
 */
async function endAsSecond(desktop: Desktop | undefined): Promise<void> {
  await desktop?.close();
  process.kill(process.pid, 'SIGKILL');
}

function clientIn(built: string): string {
  const folder = app.isPackaged ? path.join(process.resourcesPath, 'bin') : built;
  return path.join(folder, process.platform === 'win32' ? 'daypass.exe' : 'daypass');
}

interface ClientToKeep extends Pick<DesktopRun, 'dataFolder' | 'log'> {
  readonly client: string;
  readonly program: AppProgram;
}

/** Where lines of the AWS config find it for good; a checkout stays where it is. */
async function lastingClient({ client, program, dataFolder, log }: ClientToKeep): Promise<string> {
  if (!app.isPackaged) return client;
  const place = placeOfClient(dataFolder);
  await installClient(place, { client, version: app.getVersion(), program }).catch((error: unknown) => {
    log.event('client-not-installed', { code: log.view(error).code });
  });
  return (await nameInLine(place.program, shortWindowsPath)).path;
}

function placeOfClient(dataFolder: string): ClientPlace {
  const DAYPASS_HOME = movedHome(dataFolder, process.env);
  return clientPlace({
    ...{ platform: process.platform, home: homedir(), environment: { ...process.env, DAYPASS_HOME } },
  });
}

/** What the app put outside of its data folder; what cannot go is logged and keeps none of the rest. */
async function removeTraces({ dataFolder, log }: DesktopRun, program: AppProgram): Promise<void> {
  const failed = (error: unknown) => log.event('not-uninstalled', { code: log.view(error).code });
  await startAtLogin(program).set(false).catch(failed);
  if (app.isPackaged) await removeClient(placeOfClient(dataFolder)).catch(failed);
}

function startAtLogin(program: AppProgram): StartAtLogin {
  if (!app.isPackaged || program.kind === 'passing') return passingLogin;
  if (process.platform === 'darwin') return macosLogin(app);
  if (process.platform === 'win32') return windowsLogin(app, program.program);
  return linuxLogin(process.env, homedir(), program.program);
}

function commandInLines(client: LineClient): { readonly processCommand?: string } {
  const made = processCommand(client, process.platform);
  return made.kind === 'command' ? { processCommand: made.command } : {};
}
