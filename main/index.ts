import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { app, dialog, protocol } from 'electron';
import { errorSentence } from '../preload/error-messages.ts';
import { lockHeldElsewhereCode } from './credential-process/protocol.ts';
import { runDesktop } from './desktop/run-desktop.ts';
import { confinePages, cutNetwork, debuggingSwitch } from './desktop/security.ts';
import { backgroundArgument } from './desktop/start-at-login.ts';
import { chosenLanguage } from './language.ts';
import { fileLog } from './log.ts';
import { hostFolder } from './open-core.ts';
import { unwritable } from './unwritable.ts';

// The host with a screen. What protects everything else comes before anything is shown or listens.
// No await at this level: Electron is ready only after this module is done (electron/electron#40719).
const { values } = parseArgs({
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: {
    home: { type: 'string' },
    'memory-keychain': { type: 'boolean' },
    [backgroundArgument.slice(2)]: { type: 'boolean' },
  },
  // Chromium has switches of its own.
  strict: false,
});
const background = values[backgroundArgument.slice(2)] === true;
const dataFolder = hostFolder(process.env, typeof values.home === 'string' ? values.home : undefined);
const log = fileLog(path.join(dataFolder, 'log', 'daypass.log'));
/** Ours for ever; by itself Electron makes up another one at each start. */
const toastActivator = '{124846EA-CDAE-4422-8C7A-A486FE755BA1}';
const systemLocale = () => app.getPreferredSystemLanguages()[0] ?? app.getLocale();

const danger = app.isPackaged ? debuggingSwitch(app.commandLine) : undefined;
if (danger === undefined) startOrTell();
else {
  process.stderr.write(`Daypass does not run with --${danger}.\n`);
  app.exit(1);
}

function startOrTell(): void {
  try {
    start();
  } catch (error) {
    tellFailure(error);
  }
}

function start(): void {
  // Else Electron shows the error itself, with whatever its text quotes.
  process.on('uncaughtException', tellUnheard);
  process.on('unhandledRejection', tellUnheard);
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
  app.enableSandbox();
  // An AppImage is started so where the system allows no sandbox.
  if (app.isPackaged && app.commandLine.hasSwitch('no-sandbox')) log.event('chromium-sandbox-off');
  confinePages(app);
  cutNetwork(app.commandLine);
  // Windows shows notifications only of an app that says who it is, as its installer wrote it down.
  if (process.platform === 'win32') {
    // Before that: it goes into the same shortcut, by which Windows brings a button that is pressed back to us.
    app.setToastActivatorCLSID(toastActivator);
    app.setAppUserModelId('app.daypass.desktop');
  }
  // The way to a global shortcut on Wayland.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal');
  // Chromium's own files, of which none is ours, beside the rest that DAYPASS_HOME moves.
  const chromiumFolder = path.join(dataFolder, 'chromium');
  makeFolder(chromiumFolder);
  app.setPath('userData', chromiumFolder);
  if (app.requestSingleInstanceLock())
    runDesktop({
      ...{ dataFolder, log, systemLocale, background },
      memoryKeychain: values['memory-keychain'] === true,
      built: path.join(import.meta.dirname, '..'),
    }).catch(tellFailure);
  // As a host without a screen says it, for the client that wanted one.
  else app.exit(lockHeldElsewhereCode);
}

/** @throws AppError file-unwritable */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw unwritable(folder);
  }
}

function tellUnheard(error: unknown): void {
  log.event('unheard-error', { code: log.view(error).code });
}

function tellFailure(error: unknown): void {
  const view = log.view(error);
  log.event('host-not-started', { code: view.code });
  const language = chosenLanguage({ language: 'system' }, systemLocale());
  const sentence = errorSentence(view, language);
  // For the client that started it in the background.
  process.stderr.write(`daypass: ${sentence}\n`);
  if (!background) dialog.showErrorBox('Daypass', sentence);
  app.exit(1);
}
