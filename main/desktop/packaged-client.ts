import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir, readFile, readlink, rename, rm, rmdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeFileAtomic } from '../atomic-file.ts';
import { AppError } from '../errors.ts';
import { dataFolder, type PathSources } from '../paths.ts';
import type { Schema } from '../schema.ts';
import { readOr, storedFile } from '../stored-file.ts';
import { backgroundArgument } from './start-at-login.ts';
import { unwritable } from '../unwritable.ts';

// A `credential_process` line outlives the app's own place: macOS runs a new app from a random path, an AppImage is mounted at
// another one each time, an update may replace the folder. So the app keeps a copy of its `daypass` where lines can name it for
// ever, and beside it the record of which app to start.

/** Where the copy lives. */
export interface ClientPlace {
  readonly folder: string;
  readonly program: string;
  /** `daypass.host`: the client reads it (client/launch.h). */
  readonly hostFile: string;
  /** For typing `daypass`, on systems whose shells look there; undefined: there is no such place. */
  readonly link: string | undefined;
}

/** On macOS outside of the data folder, whose path has a space that some AWS clients do not take. */
export function clientPlace(sources: PathSources): ClientPlace {
  const { platform, home, environment } = sources;
  const moved = (environment['DAYPASS_HOME'] ?? '') !== '';
  const around = platform === 'darwin' && !moved ? path.join(home, '.daypass') : dataFolder(sources);
  const folder = path.join(around, 'bin');
  return {
    folder,
    program: path.join(folder, platform === 'win32' ? 'daypass.exe' : 'daypass'),
    hostFile: path.join(folder, 'daypass.host'),
    link: platform === 'win32' || moved ? undefined : path.join(home, '.local', 'bin', 'daypass'),
  };
}

export type AppProgram =
  | { readonly kind: 'lasting'; readonly program: string }
  /** Gone after the next start of the app or the machine, or no line of a file: a person has to move the app first. */
  | { readonly kind: 'passing'; readonly why: 'disk-image' | 'translocated' | 'line-break' };

/** What starts the app that runs: an AppImage's own file rather than the program in its mount. */
export function appProgram(
  platform: NodeJS.Platform,
  execPath: string,
  environment: PathSources['environment'],
): AppProgram {
  if (platform === 'darwin' && execPath.includes('/AppTranslocation/'))
    return { kind: 'passing', why: 'translocated' };
  if (platform === 'darwin' && execPath.startsWith('/Volumes/'))
    return { kind: 'passing', why: 'disk-image' };
  const { APPIMAGE: image, APPDIR: mount } = environment;
  // Either may be left over from another AppImage that started this app.
  const mounted = platform === 'linux' && mount !== undefined && path.isAbsolute(mount);
  const own = mounted && execPath.startsWith(`${mount}/`) && image !== undefined && path.isAbsolute(image);
  const program = own ? image : execPath;
  if (/[\r\n]/.test(program)) return { kind: 'passing', why: 'line-break' };
  return { kind: 'lasting', program };
}

export interface PackagedApp {
  /** `daypass` as packed. */
  readonly client: string;
  readonly version: string;
  readonly program: AppProgram;
}

/**
 * For the host that holds the lock. An app older than the one that was here last changes nothing while that one is still there.
 * Whatever stands in the copy's place is replaced, never written through.
 *
 * @throws AppError file-unwritable: no copy could be made, or its folder is not the user's own; data-newer
 */
export async function installClient(place: ClientPlace, app: PackagedApp): Promise<void> {
  await ownFolder(place.folder);
  const record = installedFile(place);
  const last = await readOr(record, undefined, () => undefined);
  if (last !== undefined && isOlder(app.version, last.version) && existsSync(last.program)) return;
  await copyProgram(app.client, place.program);
  if (app.program.kind === 'lasting') {
    const { program } = app.program;
    await writeFileAtomic(place.hostFile, `${program}\n${backgroundArgument}\n`, { mode: 0o644 });
    await record.write({ version: app.version, program });
  }
  if (place.link !== undefined) await linkCommand(place.link, place.program);
}

/** All that installClient made, and nothing that others put there. @throws AppError file-unwritable */
export async function removeClient(place: ClientPlace): Promise<void> {
  const target = place.link === undefined ? undefined : await readlink(place.link).catch(() => undefined);
  if (place.link !== undefined && target === place.program) await rm(place.link, { force: true });
  await installedFile(place).remove();
  for (const file of [place.hostFile, asideOf(place.program), place.program]) await removeFile(file);
  // Unless anything else is in them: DAYPASS_HOME may be any folder.
  for (const folder of [place.folder, path.dirname(place.folder)]) await rmdir(folder).catch(() => undefined);
}

/** How a `credential_process` line names the client; not plain: in double quotes, and not every AWS client takes that. */
export interface NameInLine {
  readonly path: string;
  readonly plain: boolean;
}

/** @param shorten Windows' 8.3 form of a path; undefined: it has none */
export async function nameInLine(
  program: string,
  shorten: (path: string) => Promise<string | undefined>,
): Promise<NameInLine> {
  if (isPlain(program)) return { path: program, plain: true };
  const short = await shorten(program);
  if (short !== undefined && isPlain(short)) return { path: short, plain: true };
  return { path: program, plain: false };
}

/** Node cannot ask the system; cmd.exe can. The path goes by a variable, where nothing in it is a command. */
export async function shortWindowsPath(program: string): Promise<string | undefined> {
  const shell = path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'cmd.exe');
  const args = ['/d', '/v:on', '/c', 'for %A in ("!DAYPASS_PROGRAM!") do @echo %~sA'];
  const env = { ...process.env, DAYPASS_PROGRAM: program };
  const asked = promisify(execFile)(shell, args, { env, windowsVerbatimArguments: true, windowsHide: true });
  return asked.then(
    ({ stdout }) => stdout.trim() || undefined,
    () => undefined,
  );
}

/** No shell and no splitting rule of any AWS client gives these a meaning. */
function isPlain(program: string): boolean {
  return /^(?:[A-Za-z]:\\)?[A-Za-z0-9\-_.~/\\]+$/.test(program);
}

interface Installed {
  readonly version: string;
  readonly program: string;
}

const schema: Schema<Installed> = {
  name: 'client',
  version: 1,
  migrations: {},
  parse: ({ version, program }) =>
    typeof version === 'string' && typeof program === 'string' ? { version, program } : undefined,
};

const installedFile = (place: ClientPlace) =>
  storedFile<Installed>(path.join(place.folder, 'client.json'), schema);

/** By the three numbers of a version; two of the same are never older. */
function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/, 3).map(Number);
  const [thanMajor = 0, thanMinor = 0, thanPatch = 0] = than.split(/[.+-]/, 3).map(Number);
  return (major - thanMajor || minor - thanMinor || patch - thanPatch) < 0;
}

/** A client refuses what others can change, and a folder that is a link leads where its maker wants. */
async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const status = await lstat(folder).catch(() => undefined);
  const foreign = process.geteuid !== undefined && status?.uid !== process.geteuid();
  if (status === undefined || !status.isDirectory() || foreign) throw new AppError('file-unwritable', folder);
  await chmod(folder, status.mode & 0o755);
}

async function copyProgram(from: string, to: string): Promise<void> {
  const bytes = await readFile(from).catch(() => {
    throw unwritable(from);
  });
  if (await isCopy(to, bytes)) return;
  // The bytes alone: a copied file would keep macOS's mark of a download.
  await writeFileAtomic(to, bytes, { mode: 0o755 }).catch(async () => {
    // Windows replaces no program that runs, but lets it be renamed.
    await rm(asideOf(to), { recursive: true, force: true }).catch(() => undefined);
    await rename(to, asideOf(to)).catch(() => undefined);
    await writeFileAtomic(to, bytes, { mode: 0o755 });
  });
}

const asideOf = (program: string) => `${program}.old`;

/** Windows keeps the file of a client that still runs, as the one that asked for this may. */
async function removeFile(file: string): Promise<void> {
  await rm(file, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => {
    throw unwritable(file);
  });
}

async function isCopy(file: string, bytes: Uint8Array): Promise<boolean> {
  const status = await lstat(file).catch(() => undefined);
  if (status === undefined || !status.isFile()) return false;
  const own =
    process.geteuid === undefined || (status.uid === process.geteuid() && (status.mode & 0o777) === 0o755);
  return own && (await readFile(file)).equals(bytes);
}

/** Any other `daypass` there is somebody's own. */
async function linkCommand(link: string, program: string): Promise<void> {
  await mkdir(path.dirname(link), { recursive: true }).catch(() => undefined);
  await symlink(program, link).catch(() => undefined);
}
