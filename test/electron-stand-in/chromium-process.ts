import { spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { addressBarFeatures, chromiumPath } from '../chromium-program.ts';
import { devtoolsOverPipe, type Devtools } from './devtools.ts';

export interface ChromiumProcess {
  readonly devtools: Devtools;
  /** Where Playwright attaches to the same windows. */
  readonly endpoint: string;
  readonly pid: number;
  readonly profile: string;
  /** Resolves when Chromium is gone, and its profile with it. */
  stop(): Promise<void>;
}

/**
 * Chromium lives as long as the pipe to it: it ends itself when this process is gone, however that came about.
 * The shell around it survives us and removes the profile.
 */
/** @param more switches, over those that are always given */
export async function startChromium(more: () => readonly string[]): Promise<ChromiumProcess> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'stand-in-'));
  const program = process.env['STAND_IN_CHROMIUM'] ?? chromiumPath;
  const script = '"$@"; rm -rf "$0" 2>/dev/null || { sleep 1; rm -rf "$0"; }';
  const child = spawn('/bin/sh', ['-c', script, profile, program, ...flags(profile), ...more()], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const [, , , input, output] = child.stdio;
  if (!(input instanceof Writable && output instanceof Readable)) throw new Error('Chromium has no pipe');
  const devtools = devtoolsOverPipe(input, output);
  await Promise.race([devtools.session().send('Browser.getVersion'), gone.then(failToStart)]);
  const stop = () => {
    input.end();
    return gone;
  };
  return { devtools, endpoint: await endpointIn(profile), pid: child.pid ?? 0, profile, stop };
}

function failToStart(): never {
  throw new Error('Chromium ended at once');
}

async function endpointIn(profile: string): Promise<string> {
  for (;;) {
    const text = await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port, place] = text.split('\n');
    if (port && place) return `http://127.0.0.1:${port}`;
    await delay(20);
  }
}

/** Nothing is resolved, so nothing leaves the machine; frames stay in one process, so one session sees them all. */
function flags(profile: string): readonly string[] {
  return [
    ...['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--no-startup-window'],
    ...['--remote-debugging-pipe', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
    ...['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', '--disable-sync'],
    ...['--disable-component-update', '--disable-quic', '--disable-popup-blocking', '--hide-scrollbars'],
    ...[
      '--disable-site-isolation-trials',
      `--disable-features=IsolateOrigins,site-per-process,Translate,${addressBarFeatures.join(',')}`,
    ],
    ...['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'],
    ...['--disable-background-timer-throttling', '--disable-breakpad', '--disable-default-apps'],
  ];
}
