import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTrayHost } from '../../../main/desktop/linux-tray-host.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const there = (...programs: readonly string[]) => programs.every((program) => existsSync(program));
const xfconfd = '/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd';
const base = there('/usr/bin/Xvfb', '/usr/bin/dbus-daemon', '/usr/bin/gdbus');

let home: TemporaryFolder;
let environment: Record<string, string>;
const started: ChildProcess[] = [];

function start(program: string, args: readonly string[], stdio: 'ignore' | 'pipe' = 'ignore'): ChildProcess {
  const child = spawn(program, args, { env: environment, stdio: ['ignore', 'ignore', 'ignore', stdio] });
  child.on('error', () => undefined);
  started.push(child);
  return child;
}

/** An X server on a free display and a session bus, both this test's own. */
beforeEach(async () => {
  if (!base) return;
  home = await temporaryFolder();
  await mkdir(home.file('run'), { mode: 0o700 });
  environment = {
    ...{
      PATH: '/usr/bin:/bin',
      HOME: home.path,
      XDG_RUNTIME_DIR: home.file('run'),
      XDG_CONFIG_HOME: home.file('cfg'),
    },
    ...{ DBUS_SESSION_BUS_ADDRESS: `unix:path=${home.file('bus')}`, GSETTINGS_BACKEND: 'memory' },
  };
  start('/usr/bin/dbus-daemon', ['--session', '--nofork', `--address=unix:path=${home.file('bus')}`]);
  const server = start(
    '/usr/bin/Xvfb',
    ['-displayfd', '3', '-screen', '0', '640x480x24', '-nolisten', 'tcp', '-noreset'],
    'pipe',
  );
  environment['DISPLAY'] = `:${await firstLine(server)}`;
  await expect.poll(() => existsSync(home.file('bus'))).toBe(true);
});

afterEach(async () => {
  for (const child of started.splice(0).toReversed()) {
    const ended = new Promise((resolve) => child.once('close', resolve));
    if (child.exitCode === null && child.kill('SIGKILL')) await ended;
  }
  await home?.[Symbol.asyncDispose]();
});

/** To its end: the server dies of a pipe that is closed while it writes. */
async function firstLine(server: ChildProcess): Promise<string> {
  const stream = server.stdio[3];
  if (stream === null || stream === undefined || !('setEncoding' in stream)) throw new Error('no pipe');
  let line = '';
  for await (const chunk of stream) {
    line += String(chunk);
    if (line.endsWith('\n')) return line.trim();
  }
  throw new Error('Xvfb did not start');
}

const answers = (expected: string) =>
  expect.poll(() => findTrayHost(environment), { timeout: 15_000, interval: 200 }).toBe(expected);

describe('a real desktop', () => {
  it.skipIf(!base)('without a panel has no tray', async () => {
    await answers('no');
  });

  it.skipIf(!base || !there('/usr/bin/trayer'))('with trayer has the older tray of X11', async () => {
    start('/usr/bin/trayer', []);
    await answers('yes');
  });

  it.skipIf(!base || !there('/usr/bin/xfce4-panel', xfconfd))(
    'with the panel of Xfce has a tray',
    async () => {
      start(xfconfd, []);
      start('/usr/bin/xfce4-panel', ['--disable-wm-check']);
      await answers('yes');
    },
  );
});
