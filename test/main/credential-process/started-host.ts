import { chmod, copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isFields } from '../../../main/schema.ts';
import type { ClientRig } from './client-rig.ts';

export interface Seen {
  readonly pid: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly args: readonly string[];
  readonly standard: readonly string[];
  readonly open: readonly string[];
}

/** What the client starts is from now on a host that answers with what it sees of itself, or that fails as said. */
export async function installHost(
  rig: ClientRig,
  failure: 'none' | 'late' | 'silent' | 'ends' | 'ends-with-reason' = 'none',
): Promise<string> {
  const folder = path.dirname(rig.program);
  const file = path.join(folder, 'daypass.host');
  const script = path.join(folder, 'host.mjs');
  await copyFile(new URL('./host-stand-in.mjs', import.meta.url), script);
  await writeFile(file, hostLines(rig, failure).join('\n'));
  await Promise.all([chmod(folder, 0o755), chmod(file, 0o644), chmod(script, 0o644)]);
  return file;
}

function hostLines(rig: ClientRig, failure: string): readonly string[] {
  return [process.execPath, './host.mjs', './daypass', `socket=${rig.endpoint.path}`, failure, ''];
}

/** How many hosts began. */
export async function startsOf(rig: ClientRig): Promise<number> {
  const text = await readFile(path.join(rig.dataFolder, 'starts'), 'utf8').catch(() => '');
  return text.split('\n').length - 1;
}

export function seenIn(stdout: string): Seen {
  const seen: unknown = JSON.parse(Buffer.from(stdout, 'latin1').toString());
  if (!isSeen(seen)) throw new Error(`no host answered: ${stdout}`);
  return seen;
}

/** And all that it left. */
export async function killHost(rig: ClientRig): Promise<void> {
  const pid = Number(await readFile(path.join(rig.dataFolder, 'pid'), 'utf8').catch(() => '0'));
  try {
    if (pid > 1) process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
  await rm(rig.dataFolder, { recursive: true, force: true });
  await rm(rig.endpoint.path, { force: true });
}

function isSeen(value: unknown): value is Seen {
  return isFields(value) && typeof value['pid'] === 'number';
}
