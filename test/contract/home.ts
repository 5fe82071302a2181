import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandName } from '../../main/credential-process/command-name.ts';
import { currentSurroundings, endpoints } from '../../main/credential-process/endpoint.ts';
import { generateOrganization } from '../identity-center/generate.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import type { Installation } from './installation.ts';
import { type Ended, type Environment, neutralEnvironment, run } from './processes.ts';

/** One person's Daypass with one session, `corp`, of an Identity Center of its own; the folder's name is a hard one. */
export interface Home extends AsyncDisposable {
  readonly center: IdentityCenter;
  readonly installation: Installation;
  /** The data folder. */
  readonly folder: string;
  /** As sentences name the command here. */
  readonly command: string;
  /** An asker's, with no AWS settings in it. */
  readonly environment: Environment;
  readonly roles: readonly Role[];
  /** One that was not given out before. */
  nextRole(): Role;
  /** The `daypass` command in a shell of this person's. */
  daypass(args: readonly string[], options?: Asking): Promise<Ended>;
  /** A further host on the same folder; resolves once it listens or has ended. */
  startHost(): Promise<ChildProcess>;
  /** Resolves once no host is left that was started by hand. */
  stopHosts(): Promise<void>;
  /** The first host, which was started by hand, with the Identity Center's addresses. */
  readonly host: ChildProcess;
  events(name: string): Promise<readonly unknown[]>;
  /** The latest one, whoever started it. */
  hostPid(): Promise<number>;
  /**
   * What an AWS client needs to come to this role by `credential_process` of the profile `contract`; `program`: of that
   * line, the installed client unless given.
   */
  profile(roleId: string, program?: string): Promise<Environment>;
}

export interface Role {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
}

interface Asking {
  readonly client?: string;
  readonly environment?: Environment;
  readonly folder?: string;
  readonly onErrorText?: (text: string) => void;
}

const organization = generateOrganization({ accounts: 12, rolesPerAccount: 3, seed: 'contract' });
const roles = organization.accounts.flatMap(({ id: accountId }) =>
  organization.permissionSets.map(({ name }) => ({ id: `corp/${accountId}/${name}`, accountId, name })),
);

/** With a keychain in memory, unless a session bus is given with another. */
export async function startHome(installation: Installation, bus?: Environment): Promise<Home> {
  const center = await startIdentityCenter({ organization });
  const person = await installation.newFolder();
  const folder = path.join(person, '데이패스 home folder');
  const environment = { ...neutralEnvironment(person), ...busIn(bus) };
  const unused = roles.values();
  const started: ChildProcess[] = [];
  const keychain = bus === undefined ? ['--memory-keychain'] : [];
  const surroundings = { ...environment, ...center.environment };

  const events: Home['events'] = async (name) => {
    const log = await readFile(path.join(folder, 'log', 'daypass.log'), 'utf8').catch(() => '');
    const lines = log.split('\n').filter((line) => line !== '');
    return lines
      .filter((line) => line.includes(`"event":"${name}"`))
      .map((line): unknown => JSON.parse(line));
  };

  async function startHost(): Promise<ChildProcess> {
    const before = (await events('host-started')).length;
    const [program = '', ...args] = installation.host;
    const child = spawn(program, [...args, ...keychain, '--home', folder], {
      env: surroundings,
      stdio: 'ignore',
    });
    started.push(child);
    while (isRunning(child) && (await events('host-started')).length === before) await pause(20);
    return child;
  }

  const daypass: Home['daypass'] = (args, asking = {}) =>
    run([asking.client ?? installation.client, '--home', folder, ...args], { environment, ...asking });

  async function stopHosts(): Promise<void> {
    await daypass(['stop'], { client: installation.lonelyClient });
    for (const child of started) if (isRunning(child)) await once(child, 'exit');
  }

  return {
    command: commandName(folder),
    ...{ center, installation, folder, environment, roles, events, startHost, stopHosts, daypass },
    host: await startHost(),
    nextRole() {
      const { value } = unused.next();
      if (value === undefined) throw new Error('The organization has too few roles for these tests.');
      return value;
    },
    async hostPid() {
      const pids = (await events('host-started')).map((event) => Number(Object(event).pid));
      return pids.at(-1) ?? Number.NaN;
    },
    async profile(roleId, program = installation.client) {
      const aws = path.join(person, '.aws');
      const line = `"${program}" --home "${folder}" credentials ${roleId}`;
      await mkdir(aws, { recursive: true });
      await writeFile(
        path.join(aws, 'config'),
        `[profile contract]\nregion = ${center.region}\ncredential_process = ${line}\n`,
      );
      return {
        ...environment,
        ...center.environment,
        AWS_CONFIG_FILE: path.join(aws, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: path.join(aws, 'credentials'),
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_PAGER: '',
      };
    },
    async [Symbol.asyncDispose]() {
      await daypass(['stop'], { client: installation.lonelyClient });
      for (const child of started) if (isRunning(child)) await ended(child);
      await center.stop();
      for (const { folders } of endpoints(folder, currentSurroundings()))
        await rm(folders.at(-1) ?? '', { recursive: true, force: true });
    },
  };
}

/** A home whose session is signed in, by device code. */
export async function startSignedIn(installation: Installation, bus?: Environment): Promise<Home> {
  const home = await startHome(installation, bus);
  try {
    await addSession(home);
    await signIn(home);
    return home;
  } catch (error) {
    await home[Symbol.asyncDispose]();
    throw error;
  }
}

export async function addSession({ center, daypass }: Home): Promise<void> {
  const portal = ['--start-url', center.startUrl, '--region', center.region];
  const added = await daypass(['sessions', 'add', 'corp', ...portal]);
  if (added.code !== 0) throw new Error(`The session was not added: ${added.stderr}`);
}

/** By device code. */
export async function signIn({ center, daypass }: Home): Promise<void> {
  let approved: Promise<unknown> | undefined;
  const { code, stderr } = await daypass(['login', '--device'], {
    onErrorText(text) {
      const link = /\n {2}(http\S+)\n/.exec(text)?.[1];
      if (link !== undefined) approved ??= center.approve(link);
    },
  });
  await approved;
  if (code !== 0) throw new Error(`The sign-in did not end well: ${stderr}`);
}

function busIn(bus: Environment = {}): Environment {
  const { DBUS_SESSION_BUS_ADDRESS } = bus;
  return DBUS_SESSION_BUS_ADDRESS === undefined ? {} : { DBUS_SESSION_BUS_ADDRESS };
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
