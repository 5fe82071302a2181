import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { vi } from 'vitest';
import type { AppState, CommandName } from '../../preload/contract.ts';
import { currentSurroundings, endpoints } from '../../main/credential-process/endpoint.ts';
import { hasChromium, launchChromium } from '../chromium.ts';
import { type Ended, type Environment, neutralEnvironment, run } from '../contract/processes.ts';
import { launchStandIn } from '../electron-stand-in/launch-stand-in.ts';
import type { Control, RunningApp } from '../electron-stand-in/launcher.ts';
import {
  type IdentityCenter,
  type IdentityCenterOptions,
  startIdentityCenter,
} from '../identity-center/identity-center.ts';
import type { BuiltDesktop } from './built-desktop.ts';
import { electronProgram } from './electron-program.ts';
import { launchElectron } from './launch-electron.ts';
import { movableClock } from './movable-clock.ts';

// Every step waits for other programs, which on a busy machine take their time. The bench starts desktops too, outside Vitest.
if (process.env['VITEST'] !== undefined) vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 });

const realElectron = electronProgram();

/** Which Electron these tests run on; what only the stand-in's control can do is left out on a real one. */
export const launcher = realElectron === undefined ? 'the stand-in' : 'a real Electron';
export const isStandIn = realElectron === undefined;
/** The stand-in's windows are Chromium's; a real Electron brings its own. */
export const canLaunch = hasChromium || !isStandIn;

/** One person's desktop with Daypass on it, and an Identity Center of its own. */
export interface Desktop extends AsyncDisposable {
  readonly center: IdentityCenter;
  /** The data folder. */
  readonly home: string;
  readonly environment: Environment;
  readonly app: RunningApp;
  /** @throws on a real Electron */
  readonly control: Control;
  /** Of the latest app. */
  page(): Promise<Page>;
  /** What the window would show, as the page is given it. */
  state(): Promise<AppState>;
  /** Resolves with the first state of which this is true. */
  until(holds: (state: AppState) => boolean): Promise<AppState>;
  /** As the page does it. Resolves with the value; rejects with the error's code. */
  ask(command: CommandName, ...args: readonly unknown[]): Promise<unknown>;
  /** The `daypass` command in this person's shell. */
  daypass(...args: readonly string[]): Promise<Ended>;
  /** Who answers that command; undefined: nobody, which is no failure. */
  host(): Promise<HostFacts | undefined>;
  /** Adds AWS’s session `hanbit` and signs in to it; all its roles are listed then. */
  signIn(): Promise<void>;
  /** Another app with the same data folder. */
  launch(...args: readonly string[]): Promise<RunningApp & { readonly control?: Control }>;
  /** This app becomes the one that is spoken of. */
  use(app: RunningApp & { readonly control?: Control }): void;
  /** The machine sleeps, then wakes up: the clocks of app and AWS move on, no timer does. The stand-in only. */
  sleep(ms: number): Promise<void>;
  /** Time goes by on a machine that is awake, in steps of five minutes at most. The stand-in only. */
  pass(ms: number): Promise<void>;
  /** Somebody sets the clock of this machine; AWS’s own goes as before. The stand-in only. */
  jump(ms: number): Promise<void>;
  /** By AWS's clock. */
  now(): number;
}

interface HostFacts {
  readonly kind: 'desktop' | 'headless';
  readonly pid: number;
}

export interface DesktopOptions extends IdentityCenterOptions {
  readonly args?: readonly string[];
  readonly environment?: Environment;
  /** The app is not started yet. */
  readonly idle?: boolean;
  /** As if it were packed; the stand-in only. */
  readonly packed?: boolean;
}

export async function startDesktop(
  built: BuiltDesktop,
  { args = [], environment: extra = {}, idle = false, packed = false, ...options }: DesktopOptions = {},
): Promise<Desktop> {
  const center = await startIdentityCenter(options);
  const folder = await mkdtemp(path.join(built.folder, 'p-'));
  const home = path.join(folder, 'data');
  const environment = desktopEnvironment(folder, home, extra);
  const apps: RunningApp[] = [];
  let current: (RunningApp & { readonly control?: Control }) | undefined;

  const clock = movableClock(path.join(folder, 'clock'), center);
  await clock.begin();

  const launch: Desktop['launch'] = async (...more) => {
    const start = realElectron === undefined ? launchStandIn : launchElectron(realElectron);
    const moved = pathToFileURL(path.join(import.meta.dirname, 'moved-clock.mjs')).href;
    const app = await start({
      entry: built.entry,
      args: ['--memory-keychain', ...more],
      environment: {
        ...environment,
        ...center.environment,
        ...(isStandIn ? { NODE_OPTIONS: `--import=${moved}`, DAYPASS_TEST_CLOCK: clock.file } : {}),
        ...(packed ? { STAND_IN_RESOURCES: path.join(built.folder, 'resources') } : {}),
      },
    });
    apps.push(app);
    return app;
  };
  if (!idle) current = await launch(...args);

  const app = () => {
    if (current === undefined) throw new Error('no app was started');
    return current;
  };
  const page = async () => {
    for (;;) {
      const found = await app().page('daypass');
      if (await isAlive(found)) return found;
      await delay(50);
    }
  };
  const state = async (): Promise<AppState> =>
    JSON.parse(await (await page()).evaluate('daypass.getState()'));

  const daypass: Desktop['daypass'] = (...given) => run([built.client, ...given], { environment });
  const until: Desktop['until'] = async (holds) => {
    for (const lastMs = performance.now() + 90_000; ; await delay(25)) {
      const now = await state();
      if (holds(now)) return now;
      if (performance.now() > lastMs) throw new Error(`it never came to that: ${JSON.stringify(now)}`);
    }
  };
  const ask: Desktop['ask'] = async (command, ...given) => {
    const call = `daypass.run.${command}(${given.map((one) => JSON.stringify(one)).join(', ')})`;
    const answer: { ok: boolean; value?: unknown; error?: { code: string } } = await (
      await page()
    ).evaluate(call);
    if (!answer.ok) throw new Error(answer.error?.code);
    return answer.value;
  };

  return {
    ...{ center, home, environment, page, state, until, ask, launch },
    ...{ pass: clock.pass, jump: clock.jump, now: clock.now },
    async sleep(ms) {
      await app().control?.emitPower('suspend');
      await clock.sleep(ms);
      await app().control?.emitPower('resume');
    },
    get app() {
      return app();
    },
    get control() {
      const { control } = app();
      if (control === undefined) throw new Error('a real Electron has no control');
      return control;
    },
    use(next) {
      current = next;
    },
    async signIn() {
      await ask('addSession', { startUrl: center.startUrl, region: center.region });
      await ask('signIn', 'hanbit', 'pkce');
      await center.approve(linkIn(await until(({ sessions }) => sessions[0]?.status.kind === 'signing-in')));
      await until(isListed);
    },
    daypass,
    host: async () => hostIn((await daypass('status', '--json')).stdout),
    async [Symbol.asyncDispose]() {
      for (const one of apps) await one.stop();
      await center.stop();
      for (const { folders } of endpoints(home, currentSurroundings()))
        await rm(folders.at(-1) ?? '', { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Whether it is there to act. False: it is going, and another comes in its place. */
async function isAlive(page: Page): Promise<boolean> {
  try {
    await page.locator('#root:not([aria-busy]) > *').first().waitFor({ state: 'attached' });
    return true;
  } catch (error) {
    if (/Target (?:page, context or browser has been closed|crashed|closed)/.test(String(error)))
      return false;
    throw error;
  }
}

export function isListed({ sessions }: AppState): boolean {
  const [session] = sessions;
  return (
    session?.status.kind === 'signed-in' &&
    session.accounts.length > 0 &&
    session.accounts.every(({ listedAtMs }) => listedAtMs !== undefined) &&
    session.progress.kind === 'idle'
  );
}

/** Of the page that waits for the person. */
export function linkIn({ sessions }: AppState): string {
  const status = sessions.find(({ status }) => status.kind === 'signing-in')?.status;
  if (status?.kind !== 'signing-in') throw new Error('nobody is signing in');
  return status.link;
}

/** In a browser of the person's own, through the approval page. */
export async function approveInBrowser(link: string): Promise<void> {
  const browser: Browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ locale: 'en' })).newPage();
    await page.goto(link);
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
  } finally {
    await browser.close();
  }
}

function hostIn(status: string): HostFacts | undefined {
  if (status === '') return undefined;
  const { host }: { host?: HostFacts | null } = JSON.parse(status);
  return host ?? undefined;
}

function desktopEnvironment(folder: string, home: string, extra: Environment): Environment {
  const { DBUS_SESSION_BUS_ADDRESS: _bus, ...own } = neutralEnvironment(folder);
  return {
    ...own,
    ...{ TMPDIR: folder, DAYPASS_HOME: home, XDG_CONFIG_HOME: path.join(folder, 'config') },
    // Nothing of this machine's own session is asked or changed.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    ...extra,
  };
}
