import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type HostLock, holdLock } from '../credential-process/host-lock.ts';
import { delay } from '../delay.ts';
import { AppError } from '../errors.ts';

const run = promisify(execFile);
const attempts = 40;
const pauseMs = 250;
const soonAttempts = 50;
const soonPauseMs = 20;

export interface TakeOver {
  /** The host's lock file. */
  readonly file: string;
  /** The `daypass` program. */
  readonly client: string;
  readonly dataFolder: string;
  /** Nobody asked for a window. */
  readonly background: boolean;
}

/**
 * The lock on this data folder, from a host without a screen if one has it: that hands over and ends. Undefined: another
 * desktop has it, and shows its window now unless nobody asked for one.
 *
 * @throws AppError file-unwritable, unavailable when the other host will not end
 */
export async function takeLock({
  file,
  client,
  dataFolder,
  background,
}: TakeOver): Promise<HostLock | undefined> {
  const ask = (...args: readonly string[]) =>
    run(client, args, { env: { ...process.env, DAYPASS_HOME: dataFolder }, timeout: 10_000 }).then(
      ({ stdout }) => stdout,
      () => '',
    );
  for (let attempt = 0; attempt < attempts; attempt++) {
    const lock = await holdLock(file, client);
    if (lock !== undefined) return lock;
    const kind = kindOf(await ask('status', '--json'));
    if (kind === 'desktop') {
      if (!background) await ask('open');
      return undefined;
    }
    // One that does not say what it is may be a desktop that is busy.
    if (kind === 'headless') {
      await ask('stop', '--hand-over');
      const freed = await lockSoon(file, client);
      if (freed !== undefined) return freed;
    }
    await delay(pauseMs);
  }
  throw new AppError('unavailable', 'daypass');
}

/** At once when the other has gone: whoever asks for credentials meanwhile would start a new one. */
async function lockSoon(file: string, client: string): Promise<HostLock | undefined> {
  for (let attempt = 0; attempt < soonAttempts; attempt++) {
    const lock = await holdLock(file, client);
    if (lock !== undefined) return lock;
    await delay(soonPauseMs);
  }
  return undefined;
}

function kindOf(status: string): unknown {
  try {
    const { host }: { host?: { kind?: unknown } } = JSON.parse(status);
    return host?.kind;
  } catch {
    return undefined;
  }
}
