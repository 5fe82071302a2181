import { mkdirSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { lockHeldElsewhereCode } from '../protocol.ts';
import { hostCommand, type StartedHost, startHost } from './launch.ts';
import { limits, pause, wholeSeconds } from './limits.ts';
import { holderOf, take } from './lock.ts';
import { connectAny } from './place.ts';
import { end } from './sentences.ts';

export interface Where {
  /** Absolute. */
  readonly dataFolder: string;
  /** As the user named it; undefined: the usual one. */
  readonly home: string | undefined;
}

/** Undefined: no host lives, and none was to be started. */
export async function reach(where: Where, starts: boolean): Promise<Socket | undefined> {
  const beganMs = performance.now();
  const hostLock = path.join(where.dataFolder, 'host.lock');
  let host: StartedHost | undefined;
  for (; performance.now() < beganMs + limits.reachMs; await pause(20)) {
    const reached = await connectAny(where.dataFolder);
    if (reached === 'busy') continue;
    if (reached !== undefined) return reached;
    if (holderOf(hostLock) !== undefined) continue;
    if (!starts) return undefined;
    if (host === undefined) host = await startOnce(where, hostLock);
    // One that found the lock held has lost to another host, which may have gone by now.
    else if (host.exitCode() === lockHeldElsewhereCode) host = undefined;
    else if ((host.exitCode() ?? 0) > 0) endFor(host.reason(), where);
  }
  return end('silent', 5, wholeSeconds(limits.reachMs));
}

/** Once the host that listens no more has let go of its lock, or the next one listens; for a while at most. */
export async function awaitEnd({ dataFolder }: Where): Promise<void> {
  const lastMs = performance.now() + limits.reachMs;
  const hostLock = path.join(dataFolder, 'host.lock');
  for (; holderOf(hostLock) !== undefined && performance.now() < lastMs; await pause(20)) {
    const next = await connectAny(dataFolder);
    if (next === undefined || next === 'busy') continue;
    next.destroy();
    return;
  }
}

/** Undefined: somebody else starts one. */
async function startOnce({ dataFolder, home }: Where, hostLock: string): Promise<StartedHost | undefined> {
  const command = hostCommand(dataFolder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const mine = await take(path.join(dataFolder, 'host.start.lock'));
  if (!mine || holderOf(hostLock) !== undefined) return undefined;
  return startHost(command, home === undefined ? undefined : dataFolder);
}

function endFor(reason: string | undefined, { dataFolder }: Where): never {
  return reason === undefined ? end('ended', 5, dataFolder) : end('said', 5, reason);
}
