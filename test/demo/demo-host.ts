import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { HostFacts } from '../../main/daypass.ts';
import { backgroundArgument } from '../../main/desktop/start-at-login.ts';
import type { Language } from '../../preload/contract.ts';
import { electronProgram, electronSwitches } from '../e2e/electron-program.ts';
import { outputOf } from './command.ts';

export interface DemoHost {
  readonly kind: HostFacts['kind'];
  /** Runs the command and gives its output. @throws Error with what it said */
  readonly daypass: Command;
  /** The beginning of a `credential_process` line. */
  readonly line: string;
  stop(): Promise<void>;
}

export interface Command {
  (...args: readonly string[]): Promise<string>;
  /** Passes on what it says on standard error while it runs. */
  listening(args: readonly string[], hear: (said: string) => void): Promise<string>;
}

export interface DemoHostOptions {
  readonly home: string;
  /** Of the Identity Center, and whatever else the host is to have in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the shell that runs the command has in its own. */
  readonly shell?: Readonly<Record<string, string>>;
  readonly language: Language;
  /** Of a real Electron; the host without a screen unless given. */
  readonly electron?: string | undefined;
  /** No window opens by itself. */
  readonly background?: boolean;
  /** The `daypass` program; the built one unless given. */
  readonly client?: string;
  /** Ends the commands that run, and lets none begin. */
  readonly signal?: AbortSignal;
}

/** Tests build into a folder of their own. */
export const builtOut = path.resolve(
  process.env['DAYPASS_OUT'] ?? path.join(import.meta.dirname, '../../out'),
);
export const builtClient = path.join(builtOut, process.platform === 'win32' ? 'daypass.exe' : 'daypass');

/** An Electron that starts here: it is installed, its libraries are too, and there is a screen. */
export function runnableElectron(): string | undefined {
  const program = electronProgram();
  const hasScreen =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  if (program === undefined || !hasScreen) return undefined;
  const { status } = spawnSync(program, [...electronSwitches(), '--version'], { timeout: 10_000 });
  return status === 0 ? program : undefined;
}

/** A built host and client, as installed, with a keychain in memory so that nothing is left in yours. */
export async function startDemoHost(options: DemoHostOptions): Promise<DemoHost> {
  const { home, language, electron, signal, shell, client = builtClient } = options;
  await mkdir(home, { mode: 0o700 });
  const host = await startHost(options);
  return {
    kind: electron === undefined ? 'headless' : 'desktop',
    daypass: commandFor({ home, language, client, signal, ...(shell === undefined ? {} : { shell }) }),
    line: `"${client}" --home "${home}"`,
    stop: () => ended(host),
  };
}

/** As a person in this data folder types it. */
export function commandFor({
  home,
  language,
  shell = {},
  client = builtClient,
  signal,
}: Pick<DemoHostOptions, 'home' | 'language' | 'shell' | 'client'> & {
  readonly signal?: AbortSignal | undefined;
}): Command {
  const environment = { ...process.env, ...shell, LC_ALL: language === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8' };
  const run = (args: readonly string[], hear = (_said: string) => {}) =>
    outputOf([client, '--home', home, ...args], { environment, signal, hear });
  return Object.assign((...args: readonly string[]) => run(args), { listening: run });
}

/** Resolves once it listens: a client that came before would start another, which knows nothing of these endpoints. */
async function startHost({
  home,
  environment,
  electron,
  background,
}: DemoHostOptions): Promise<ChildProcess> {
  const [program, ...args] =
    electron === undefined
      ? [process.execPath, path.join(builtOut, 'main', 'headless.js')]
      : [electron, path.join(builtOut, 'desktop', 'index.js'), ...electronSwitches()];
  if (electron !== undefined && background === true) args.push(backgroundArgument);
  const host = spawn(program, [...args, '--home', home, '--memory-keychain'], {
    stdio: ['ignore', 'pipe', electron === undefined ? 'inherit' : 'ignore'],
    env: { ...process.env, ...environment },
  });
  const failed = Promise.race([once(host, 'exit'), once(host, 'error')]).then(() => {
    throw new Error('The host did not start.');
  });
  // Electron's own output says nothing of it.
  const listens = electron === undefined ? once(host.stdout, 'data') : started(home, host);
  failed.catch(() => undefined);
  await Promise.race([listens, failed]);
  host.stdout.resume();
  return host;
}

async function started(home: string, host: ChildProcess): Promise<void> {
  const log = path.join(home, 'log', 'daypass.log');
  while (host.exitCode === null && host.signalCode === null) {
    if ((await readFile(log, 'utf8').catch(() => '')).includes('"event":"host-started"')) return;
    await pause(50);
  }
  throw new Error('The host did not start.');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(force);
}
