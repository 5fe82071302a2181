import { readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { requestLine } from '../main/credential-process/ask.ts';

/** A server that has the memory probe in it. */
export interface Soaked {
  readonly socketPath: string;
  readonly pid: number;
  readonly probeFile: string;
}

export interface SoakResult {
  /** After collecting garbage. */
  readonly atHalf: Memory;
  readonly atEnd: Memory;
  /** At the end, before that. */
  readonly uncollectedBytes: number;
  readonly descriptorsGrown: number;
  readonly perSecond: number;
}

interface Memory {
  /** As the system counts it. */
  readonly residentBytes: number;
  readonly heapBytes: number;
}

/** Asks a server over its socket, without a client process, `count` times in turn for these roles, 32 at once. */
export async function soak(
  server: Soaked,
  roles: readonly string[],
  count: number,
  isGood: (answer: Buffer) => boolean,
): Promise<SoakResult> {
  const lines = roles.map((role) => requestLine(['credentials', role]));
  const askMany = (times: number) =>
    many(times, (n) => ask(server.socketPath, lines[n % lines.length] ?? '', isGood));
  await askMany(count / 10);
  const descriptors = descriptorsOf(server.pid);
  const startedAt = performance.now();
  await askMany(count / 2);
  const atHalf = await memoryOf(server);
  await askMany(count / 2);
  const seconds = (performance.now() - startedAt) / 1000;
  const uncollectedBytes = await residentBytes(server.pid);
  return {
    ...{ atHalf, uncollectedBytes },
    atEnd: await memoryOf(server),
    descriptorsGrown: descriptorsOf(server.pid) - descriptors,
    perSecond: count / seconds,
  };
}

async function many(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left > 0) await work((left -= 1));
  };
  await Promise.all(Array.from({ length: 32 }, worker));
}

function ask(socketPath: string, line: string, isGood: (answer: Buffer) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath, () => socket.write(line));
    let last: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => (last = chunk));
    socket.on('error', reject);
    socket.on('end', () => socket.end());
    socket.on('close', () => (isGood(last) ? resolve() : reject(new Error('a request failed'))));
  });
}

export async function memoryOf({ pid, probeFile }: Soaked): Promise<Memory> {
  await rm(probeFile, { force: true });
  process.kill(pid, 'SIGUSR2');
  for (let tries = 0; tries < 100; tries++) {
    const text = await readFile(probeFile, 'utf8').catch(() => undefined);
    if (text !== undefined) return JSON.parse(text);
    await pause(50);
  }
  throw new Error('The memory probe did not answer.');
}

async function residentBytes(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

export function descriptorsOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
