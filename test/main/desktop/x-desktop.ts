import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { vi } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';

export const isThere = (...programs: readonly string[]) => programs.every((program) => existsSync(program));

const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const xfconfd = `/usr/lib/${machine}-linux-gnu/xfce4/xfconf/xfconfd`;
/** Debian's packages xvfb, dbus-daemon and libglib2.0-bin. */
export const hasX = isThere('/usr/bin/Xvfb', '/usr/bin/dbus-daemon', '/usr/bin/gdbus');
export const hasXfcePanel = hasX && isThere('/usr/bin/xfce4-panel', xfconfd);

/** An X server on a free display and a session bus, both of its own, with nothing on the screen. */
export interface XDesktop extends AsyncDisposable {
  readonly environment: Readonly<Record<string, string>>;
  readonly file: (name: string) => string;
  /** Ends with the desktop. */
  start(program: string, args: readonly string[], stdio?: 'ignore' | 'pipe'): ChildProcess;
  /** A panel of Xfce with nothing on it but tray icons. */
  startXfcePanel(): Promise<void>;
  /** The file in which the server keeps what the screen shows, in the format of xwd. */
  readonly screenFile: string;
  /** Its pixels now. */
  screen(): Promise<Buffer>;
}

export async function startXDesktop(): Promise<XDesktop> {
  const home = await temporaryFolder();
  const bus = `unix:path=${home.file('bus')}`;
  for (const folder of ['run', 'screen']) await mkdir(home.file(folder), { mode: 0o700 });
  const environment: Record<string, string> = {
    ...{ PATH: '/usr/bin:/bin', HOME: home.path, LANG: 'C.UTF-8', TZ: 'UTC' },
    ...{ XDG_RUNTIME_DIR: home.file('run'), XDG_CONFIG_HOME: home.file('cfg') },
    ...{ DBUS_SESSION_BUS_ADDRESS: bus, GSETTINGS_BACKEND: 'memory', NO_AT_BRIDGE: '1' },
  };
  const started: ChildProcess[] = [];
  const begin = (program: string, args: readonly string[], streams: readonly ('ignore' | 'pipe')[]) => {
    const child = spawn(program, args, { env: environment, stdio: [...streams] });
    child.on('error', () => undefined);
    started.push(child);
    return child;
  };
  const start: XDesktop['start'] = (program, args, stdio = 'ignore') =>
    begin(program, args, [stdio, stdio, 'ignore']);

  start('/usr/bin/dbus-daemon', ['--session', '--nofork', `--address=${bus}`]);
  const screen = ['-screen', '0', '640x480x24', '-fbdir', home.file('screen')];
  const server = ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset'];
  environment['DISPLAY'] =
    `:${await firstLine(begin('/usr/bin/Xvfb', server, ['ignore', 'ignore', 'ignore', 'pipe']))}`;
  await vi.waitUntil(() => existsSync(home.file('bus')), { timeout: 30_000 });
  const screenFile = home.file('screen', 'Xvfb_screen0');
  return {
    ...{ environment, start, screenFile, file: (name) => home.file(name) },
    async startXfcePanel() {
      const folder = home.file('cfg', 'xfce4', 'xfconf', 'xfce-perchannel-xml');
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'xfce4-panel.xml'), panelOfTrayIcons);
      start(xfconfd, []);
      start('/usr/bin/xfce4-panel', ['--disable-wm-check']);
    },
    async screen() {
      const file = await readFile(screenFile);
      const [headerBytes, colours] = [file.readUInt32BE(0), file.readUInt32BE(4 * 19)];
      return file.subarray(headerBytes + colours * 12);
    },
    async [Symbol.asyncDispose]() {
      for (const child of started.toReversed()) {
        const ended = new Promise((resolve) => child.once('close', resolve));
        if (child.exitCode === null && child.kill('SIGKILL')) await ended;
      }
      await home[Symbol.asyncDispose]();
    },
  };
}

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

const panelOfTrayIcons = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
`;
