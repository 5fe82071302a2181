import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A private session bus with a private gnome-keyring; nothing of the machine's own is touched, nothing is left. */
export interface KeyringSession {
  readonly env: Readonly<Record<string, string>>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  freeze(): void;
  thaw(): void;
  restart(): Promise<void>;
  stopDaemon(): Promise<void>;
  /** Starts it if it was stopped, thaws it, unlocks it. */
  recover(): Promise<void>;
  /** How many items of this service name there are, of whatever account. */
  count(service: string): number;
  /** How often the daemon ended by itself, by a signal of its own making. */
  aborts(): number;
  stop(): Promise<void>;
}

/** The names of the programs that a session needs and that are not installed. */
export function missingPrograms(): readonly string[] {
  return ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'].filter((program) => {
    try {
      execFileSync('which', [program], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
}

const password = 'test';
const collection = '/org/freedesktop/secrets/collection/login';

export async function startKeyringSession(
  mode: 'unlocked' | 'locked' | 'absent' = 'unlocked',
): Promise<KeyringSession> {
  const root = await mkdtemp(path.join(tmpdir(), 'daypass-keyring-'));
  const env = await prepare(root);
  const bus = await startBus(root, env);
  let daemon: ChildProcess | undefined;
  let frozen = false;
  let aborts = 0;
  // A test run that ends early must not leave daemons behind.
  const killAll = () => [daemon, bus].forEach((child) => child?.kill('SIGKILL'));
  process.once('exit', killAll);

  async function start(): Promise<void> {
    daemon = spawn('gnome-keyring-daemon', daemonArguments(env), {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    daemon.stdin?.end(password);
    daemon.once('exit', (_, signal) => {
      if (signal !== 'SIGTRAP' && signal !== 'SIGABRT' && signal !== 'SIGSEGV') return;
      aborts += 1;
      daemon = undefined;
    });
    // Asking the bus never activates a daemon, asking the name itself would.
    await until(() => send(env, ownerQuestion).includes('true'));
    await until(() => isLocked(env) === false);
  }

  async function stopDaemon(): Promise<void> {
    if (frozen) thaw();
    await end(daemon);
    daemon = undefined;
    await until(() => send(env, ownerQuestion).includes('false'));
  }

  function thaw(): void {
    daemon?.kill('SIGCONT');
    frozen = false;
  }

  const session: KeyringSession = {
    env,
    thaw,
    stopDaemon,
    aborts: () => aborts,
    async lock() {
      send(env, [...service, 'org.freedesktop.Secret.Service.Lock', `array:objpath:${collection}`]);
      await until(() => isLocked(env) === true);
    },
    async unlock() {
      await unlockThroughControl(env);
      await until(() => isLocked(env) === false);
    },
    freeze() {
      daemon?.kill('SIGSTOP');
      frozen = true;
    },
    async restart() {
      await stopDaemon();
      await start();
    },
    async recover() {
      if (daemon === undefined) return start();
      thaw();
      await session.unlock();
    },
    count(name) {
      const search = [
        ...service,
        'org.freedesktop.Secret.Service.SearchItems',
        `dict:string:string:service,${name}`,
      ];
      return send(env, search).match(/object path/g)?.length ?? 0;
    },
    async stop() {
      if (frozen) thaw();
      await end(daemon);
      await end(bus);
      process.removeListener('exit', killAll);
      await rm(root, { recursive: true, force: true });
    },
  };
  try {
    if (mode !== 'absent') await start();
    if (mode === 'locked') await session.lock();
  } catch (error) {
    await session.stop();
    throw error;
  }
  return session;
}

async function prepare(root: string): Promise<Record<string, string>> {
  const folder = (name: string) => path.join(root, name);
  await mkdir(path.join(folder('data'), 'keyrings'), { recursive: true });
  await mkdir(folder('config'));
  await mkdir(folder('run'), { mode: 0o700 });
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: root,
    XDG_DATA_HOME: folder('data'),
    XDG_CONFIG_HOME: folder('config'),
    XDG_RUNTIME_DIR: folder('run'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${path.join(folder('run'), 'bus')}`,
  };
}

/** No service folders: nothing is ever activated, neither a second daemon nor a window that asks for a password. */
async function startBus(root: string, env: Record<string, string>): Promise<ChildProcess> {
  const file = path.join(root, 'bus.conf');
  await writeFile(
    file,
    `<busconfig><type>session</type><listen>${env['DBUS_SESSION_BUS_ADDRESS']}</listen><auth>EXTERNAL</auth>
    <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
    <limit name="max_connections_per_user">100000</limit><limit name="max_completed_connections">100000</limit>
    </busconfig>`,
  );
  const bus = spawn('dbus-daemon', [`--config-file=${file}`, '--nofork', '--nopidfile'], {
    env,
    stdio: 'ignore',
  });
  try {
    await until(() => send(env, ownerQuestion).includes('boolean'));
  } catch (error) {
    await end(bus);
    await rm(root, { recursive: true, force: true });
    throw error;
  }
  return bus;
}

function daemonArguments(env: Record<string, string>): readonly string[] {
  return [
    '--foreground',
    '--unlock',
    '--components=secrets',
    `--control-directory=${env['XDG_RUNTIME_DIR']}/keyring`,
  ];
}

/** The daemon's control socket, as PAM uses it: a credentials byte, then length, operation 1 (unlock), password. */
async function unlockThroughControl(env: Record<string, string>): Promise<void> {
  const secret = Buffer.from(password);
  const message = Buffer.alloc(12 + secret.length);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(1, 4);
  message.writeUInt32BE(secret.length, 8);
  secret.copy(message, 12);
  const socket = connect(`${env['XDG_RUNTIME_DIR']}/keyring/control`);
  socket.write(Buffer.concat([Buffer.from([0]), message]));
  await once(socket, 'data');
  socket.destroy();
}

const service = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
const ownerQuestion = [
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.freedesktop.secrets',
];
const lockedQuestion = [
  '--dest=org.freedesktop.secrets',
  collection,
  'org.freedesktop.DBus.Properties.Get',
  'string:org.freedesktop.Secret.Collection',
  'string:Locked',
];

function isLocked(env: Record<string, string>): boolean | undefined {
  const answer = /boolean (true|false)/.exec(send(env, lockedQuestion))?.[1];
  return answer === undefined ? undefined : answer === 'true';
}

function send(env: Record<string, string>, question: readonly string[]): string {
  try {
    return execFileSync('dbus-send', ['--session', '--print-reply', '--reply-timeout=1000', ...question], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 2_000,
    });
  } catch {
    return '';
  }
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (done()) return;
    await wait(20);
  }
  throw new Error('the private keyring session did not come to the expected state');
}
