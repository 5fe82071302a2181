import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../errors.ts';

/** Where a host listens and a client looks: a Unix socket in folders of its user's alone, or a named pipe. */
export interface Endpoint {
  readonly path: string;
  /** Those that must exist, be owned by the user, be no links and have mode 0700, outermost first; none on Windows. */
  readonly folders: readonly string[];
}

/** What an endpoint follows from, beside the data folder; nothing that differs between a shell, cron, sudo and an IDE. */
export type Surroundings =
  | { readonly kind: 'pipe'; readonly sid: string }
  | {
      readonly kind: 'socket';
      readonly uid: number;
      /** Made for the user by the system, gone when the user is; undefined: there is none. */
      readonly privateFolder: string | undefined;
      readonly sharedFolder: string;
    };

/**
 * In the order in which the client tries them. /run/user/UID comes and goes with log-ins while a host started from cron lives
 * on, so a host listens at every one that it can. client/endpoint-posix.c has the same rules.
 *
 * @throws AppError file-unwritable when the path is longer than a socket's may be
 */
export function endpoints(dataFolder: string, around: Surroundings): readonly Endpoint[] {
  const name = folderHash(dataFolder);
  if (around.kind === 'pipe') return [{ path: `\\\\.\\pipe\\daypass-${around.sid}-${name}`, folders: [] }];
  const shared = path.join(around.sharedFolder, `daypass-${around.uid}`);
  const candidates = [[shared, path.join(shared, name)]];
  if (around.privateFolder !== undefined)
    candidates.unshift([path.join(around.privateFolder, `daypass-${name}`)]);
  return candidates.map((folders) => {
    const socket = path.join(folders.at(-1) ?? '', 's');
    if (Buffer.byteLength(socket) > longestPathBytes) throw new AppError('file-unwritable', socket);
    return { path: socket, folders };
  });
}

/** Of this process's user on this machine; a test's client has folders of its own. */
export function currentSurroundings({
  runFolder = '/run/user',
  sharedFolder = '/tmp',
}: {
  readonly runFolder?: string | undefined;
  readonly sharedFolder?: string | undefined;
} = {}): Surroundings {
  if (process.platform === 'win32') return { kind: 'pipe', sid: currentSid() };
  const uid = process.geteuid?.() ?? 0;
  return { kind: 'socket', uid, privateFolder: privateFolderOf(uid, runFolder), sharedFolder };
}

/** Makes what is missing of them. @throws AppError folder-not-private, its subject the folder that is not the user's alone */
export function prepareFolders({ folders }: Endpoint): void {
  for (const folder of folders) {
    try {
      mkdirSync(folder, { mode: 0o700 });
    } catch {
      // It is there, or the check says what is wrong.
    }
    if (!isPrivate(folder, process.geteuid?.())) throw new AppError('folder-not-private', folder);
  }
}

/** A socket's path has 104 bytes on macOS, the last of them NUL. */
const longestPathBytes = 103;

/** 64-bit FNV-1a in hex: no secret, only a short name that client and host agree on. */
export function folderHash(folder: string): string {
  const hash = Buffer.from(folder).reduce(
    (sum, byte) => BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n),
    0xcbf29ce484222325n,
  );
  return hash.toString(16).padStart(16, '0');
}

function privateFolderOf(uid: number, runFolder: string): string | undefined {
  const folder = process.platform === 'darwin' ? darwinFolder() : path.join(runFolder, String(uid));
  return folder !== undefined && isPrivate(folder, uid) ? folder : undefined;
}

/** What confstr(3) says; TMPDIR may be anything. */
function darwinFolder(): string | undefined {
  try {
    return path.resolve(
      execFileSync('/usr/bin/getconf', ['DARWIN_USER_TEMP_DIR'], { encoding: 'utf8' }).trim(),
    );
  } catch {
    return undefined;
  }
}

function currentSid(): string {
  const program = path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'whoami.exe');
  const sid = /S-1-[\d-]+/.exec(execFileSync(program, ['/user', '/fo', 'csv', '/nh'], { encoding: 'utf8' }));
  if (sid === null) throw new AppError('unavailable', 'whoami');
  return sid[0];
}

export function isPrivate(folder: string, uid: number | undefined): boolean {
  const status = lstatSync(folder, { throwIfNoEntry: false });
  return (
    status !== undefined && status.isDirectory() && status.uid === uid && (status.mode & 0o777) === 0o700
  );
}
