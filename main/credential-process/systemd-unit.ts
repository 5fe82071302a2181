import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeFileAtomic } from '../atomic-file.ts';
import { dataFolder as dataFolderOf } from '../paths.ts';
import { folderHash } from './endpoint.ts';
import { lockHeldElsewhereCode } from './protocol.ts';

/** The user's systemd unit of one data folder; a folder of its own has a unit of its own. */
export interface UserUnit {
  /** Ends in `.service`. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

export interface UnitSources {
  /** Of the host. */
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Program and script, absolute. */
  readonly command: readonly string[];
}

export function userUnit({ dataFolder, environment, home, command }: UnitSources): UserUnit {
  const around = { ...environment, DAYPASS_HOME: undefined };
  const moved = dataFolder !== dataFolderOf({ platform: 'linux', home, environment: around });
  const name = moved ? `daypass-${folderHash(dataFolder)}` : 'daypass';
  const folder = path.join(absolute(environment['XDG_CONFIG_HOME']) ?? path.join(home, '.config'), 'systemd');
  // A manager that began before the shell may not know it, and the usual data folder follows from it.
  const dataHome = absolute(environment['XDG_DATA_HOME']);
  return {
    name: `${name}.service`,
    file: path.join(folder, 'user', `${name}.service`),
    text: unitText(
      [...command, ...(moved ? ['--home', dataFolder] : [])],
      dataHome === undefined ? {} : { XDG_DATA_HOME: dataHome },
    ),
  };
}

export function currentUnit(dataFolder: string): UserUnit {
  const command = [process.execPath, process.argv[1] ?? ''];
  return userUnit({ dataFolder, environment: process.env, home: homedir(), command });
}

/** @throws AppError file-unwritable */
export async function writeUnit({ file, text }: UserUnit): Promise<void> {
  await writeFileAtomic(file, text, { mode: 0o644 });
}

/**
 * Disabled, but not stopped: a host that takes everything back ends by itself, and the unit with it.
 */
export async function removeUnit({ name, file }: UserUnit, run: RunSystemctl = systemctl): Promise<void> {
  if (!existsSync(file)) return;
  await run(['--user', 'disable', name]);
  const wanted = path.join(path.dirname(file), 'default.target.wants', name);
  for (const one of [wanted, file]) await rm(one, { force: true });
  await run(['--user', 'daemon-reload']);
}

/** Never rejects: where no systemd answers there is nothing to tell it. */
export type RunSystemctl = (args: readonly string[]) => Promise<void>;

/** By its usual places, for a host's PATH is whoever's started it. */
const systemctl: RunSystemctl = async (args) => {
  const places = ['/usr/bin/systemctl', '/bin/systemctl', '/run/current-system/sw/bin/systemctl'];
  const program = places.find((one) => existsSync(one));
  if (program === undefined) return;
  await promisify(execFile)(program, [...args], { timeout: 5000 }).catch(() => undefined);
};

function unitText(command: readonly string[], variables: Readonly<Record<string, string>>): string {
  const environment = Object.entries(variables).map(
    ([name, value]) => `Environment="${escaped(`${name}=${value}`)}"\n`,
  );
  // Of the program itself systemd expands no variables, and `$$` would stay as it is.
  const words = command.map((word, index) => (index === 0 ? word : word.replaceAll('$', '$$$$')));
  return `[Unit]
Description=Daypass: AWS access that lasts the day

[Service]
${environment.join('')}ExecStart=${words.map((word) => `"${escaped(word)}"`).join(' ')}
Restart=on-failure
RestartSec=5
RestartPreventExitStatus=${lockHeldElsewhereCode}

[Install]
WantedBy=default.target
`;
}

/** For systemd's double quotes: C escapes and its own `%`. */
function escaped(text: string): string {
  return text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('%', '%%')
    .replace(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function absolute(value: string | undefined): string | undefined {
  return value !== undefined && path.isAbsolute(value) ? value : undefined;
}
