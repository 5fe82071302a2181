import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';

export interface SoakResult {
  /** Resident memory of the host at the end against that half-way. */
  readonly growth: number;
  readonly residentMb: number;
  readonly descriptorsGrown: number;
  readonly perSecond: number;
}

/** Asks the host over its socket, without a client process, `count` times, 32 at once. */
export async function soak(
  socketPath: string,
  pid: number,
  role: string,
  count: number,
): Promise<SoakResult> {
  const line = requestLine(['credentials', role]);
  await many(count / 10, () => ask(socketPath, line));
  const descriptors = descriptorsOf(pid);
  const startedAt = performance.now();
  await many(count / 2, () => ask(socketPath, line));
  const half = residentBytes(pid);
  await many(count / 2, () => ask(socketPath, line));
  const seconds = (performance.now() - startedAt) / 1000;
  const end = residentBytes(pid);
  return {
    growth: end / half,
    residentMb: end / 1e6,
    descriptorsGrown: descriptorsOf(pid) - descriptors,
    perSecond: count / seconds,
  };
}

function requestLine(args: readonly string[]): string {
  const request = {
    ...{ v: 1, client: 'c', args, cwd: '/', tty: { in: false, out: false, err: false }, columns: null },
    ...{ locale: 'en_US.UTF-8', tz: 'UTC', term: null, noColor: true, aws: {} },
    asker: { pid: process.pid, ppid: process.ppid, program: 'soak' },
  };
  return `${JSON.stringify(request)}\n`;
}

async function many(count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: 32 }, worker));
}

function ask(socketPath: string, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath, () => socket.write(line));
    let last: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => (last = chunk));
    socket.on('error', reject);
    socket.on('end', () => socket.end());
    // The last frame is q with one byte, the exit code.
    socket.on('close', () => (last.at(-1) === 0 ? resolve() : reject(new Error('a request failed'))));
  });
}

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

function descriptorsOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
