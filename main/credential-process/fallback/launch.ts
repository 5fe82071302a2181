import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync, readFileSync, readSync, realpathSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { end } from './sentences.ts';
import { check, onPath } from './trust.ts';

/** From `daypass.host` beside the client, else what the app left in the data folder. */
export function hostCommand(dataFolder: string): readonly [string, ...string[]] {
  const own = path.join(path.dirname(realpathSync(process.argv[1] ?? '')), 'daypass.host');
  const file = [own, path.join(dataFolder, 'host.command')].find((one) => existsSync(one));
  if (file === undefined) end('unknown', 5);
  check(file);
  const text = readFileSync(file, 'utf8');
  const lines = text.length < 8192 ? text.split(/[\r\n]+/).filter((line) => line !== '') : [];
  const [program, ...words] = lines;
  if (program === undefined || words.length > 31) end('bad', 5, file);
  const folder = path.dirname(file);
  return [
    program.includes('/') ? programAt(program, folder) : (onPath(program) ?? end('gone', 5, program)),
    ...words.map((word) => (/^(\/|\.\.?\/)/.test(word) ? fileAt(word, folder) : word)),
  ];
}

export interface StartedHost {
  /** Undefined: it runs. */
  exitCode(): number | undefined;
  /** Of a host that ended at once, its reason; undefined: it said none. */
  reason(): string | undefined;
}

export function startHost(
  [program, ...words]: readonly [string, ...string[]],
  home: string | undefined,
): StartedHost {
  const kept = Object.entries(process.env).filter(([name]) => keptNames.test(name) || proxies.test(name));
  const env = { ...Object.fromEntries(kept), ...(home === undefined ? {} : { DAYPASS_HOME: home }) };
  const said = namelessFile();
  const host = spawn(program, words, { env, cwd: '/', detached: true, stdio: ['ignore', 'ignore', said] });
  host.on('error', () => undefined).unref();
  return {
    exitCode: () => host.exitCode ?? undefined,
    reason() {
      const bytes = Buffer.alloc(4096);
      const text = bytes.toString('utf8', 0, readSync(said, bytes, 0, bytes.length, 0));
      return /^daypass: (.+)$/m.exec(text)?.[1];
    },
  };
}

/** For standard error: it holds up no writer, and is gone with whoever has it open. */
function namelessFile(): number {
  const name = path.join('/tmp', `daypass-${randomBytes(12).toString('hex')}`);
  const file = openSync(name, 'wx+', 0o600);
  unlinkSync(name);
  return file;
}

const keptNames =
  /^(HOME|PATH|USER|LOGNAME|LANG|TZ|TMPDIR|DBUS_SESSION_BUS_ADDRESS|(WAYLAND_)?DISPLAY|XAUTHORITY|NODE_EXTRA_CA_CERTS|LC_.*|XDG_.*)$/;
const proxies = /^(https?|all|no)_proxy$/i;

/** A Node that was moved is looked for in PATH. */
function programAt(word: string, folder: string): string {
  const file = path.resolve(folder, word);
  const isMovedNode = path.basename(word) === 'node' && !existsSync(file);
  const found = (isMovedNode ? onPath('node') : undefined) ?? file;
  check(found);
  return found;
}

function fileAt(word: string, folder: string): string {
  const file = path.resolve(folder, word);
  check(file);
  return file;
}
