import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { lockHeldElsewhereCode } from '../protocol.ts';
import { pause } from './limits.ts';
import { end } from './sentences.ts';

/** Of a file that is locked by what stands in it: its holder's process id, and when that process began. */
export function holderOf(file: string): number | undefined {
  try {
    const [, holder = '', start] = /^([1-9]\d*) (.+)$/.exec(readFileSync(file, 'utf8')) ?? [];
    return process.kill(Number(holder), 0) && startOf(holder) === start ? Number(holder) : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever reads its own id again after a moment has it: of several that found it free, the last to write. */
export async function take(file: string): Promise<boolean> {
  const holder = holderOf(file);
  if (holder !== undefined) return holder === process.pid;
  try {
    const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;
    const opened = openSync(file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600);
    writeSync(opened, `${process.pid} ${startOf(String(process.pid))}`);
    closeSync(opened);
  } catch {
    end('lock', 5, file);
  }
  await pause(50);
  return holderOf(file) === process.pid;
}

/** For a host, until its end of our standard input closes. */
export async function holdLock(file: string): Promise<void> {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM']) process.on(signal, () => undefined);
  if (!(await take(file))) process.exit(lockHeldElsewhereCode);
  writeSync(1, 'held\n');
  process.stdin.resume().on('close', () => process.exit(0));
}

/** When the process of this id began, for ids are used again: by another process, or after the next boot. */
function startOf(pid: string): string {
  if (process.platform !== 'linux') {
    const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC0' };
    return execFileSync('ps', ['-o', 'lstart=', '-p', pid], { env, encoding: 'utf8' }).trim();
  }
  const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // Counted from behind the name, which may have spaces and brackets in it: the 22nd field of all.
  const ticks = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  return `${ticks} ${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}`;
}
