import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { startDemoHost } from '../demo/demo-host.ts';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import { type Idle, watchIdle } from './idle.ts';
import { measureMemory } from './memory.ts';
import type { Report } from './report.ts';
import { inTurn, median } from './timing.ts';

/** A process that nobody asks anything, and what the report says of it. */
export interface IdleHost {
  readonly name: string;
  readonly pid: number;
  /** The data folder. */
  readonly home: string;
  /** What is measured, and what is not. */
  readonly detail: string;
}

/** All at the same time, for what counts is each one's own. */
export async function benchIdle(hosts: readonly IdleHost[], report: Report): Promise<void> {
  if (process.platform !== 'linux') return console.log('- idle for 60 s: measured on Linux only');
  // After a minute the connections to AWS are closed, and a little later V8 collects, once, what they and the work left.
  const before = await Promise.all(hosts.map(({ pid, home }) => watchIdle(pid, home, 120)));
  const idle = await Promise.all(hosts.map(({ pid, home }) => watchIdle(pid, home, 60)));
  for (const [at, host] of hosts.entries()) reportIdle(host, before[at], idle[at], report);
}

function reportIdle(
  { name, detail }: IdleHost,
  before: Idle | undefined,
  idle: Idle | undefined,
  report: Report,
): void {
  const percent = (coreShare = Number.NaN) => coreShare * 100;
  const add = (what: string, value = Number.NaN, most: number, about: string) =>
    report.add(`${name}, idle for 60 s: ${what}`, value, 'most', most, about);
  add(
    'per cent of a core',
    percent(idle?.coreShare),
    0.1,
    `${detail}, 120 s after the last request; in those 120 s ${percent(before?.coreShare).toFixed(2)}`,
  );
  add(
    'waking-ups of the main thread per second',
    idle?.wakesPerSecond,
    1,
    `a timer under 1 s makes more; other threads ${idle?.otherWakesPerSecond.toFixed(2)}`,
  );
  add('bytes written to disk', idle?.writtenBytes, 0, 'as the kernel counts them');
  add('files touched', idle?.filesTouched, 0, 'in the data folder');
}

export async function benchMemory(folder: string, report: Report): Promise<void> {
  if (process.platform !== 'linux') return console.log('- 100,000 requests: measured on Linux only');
  const { ours, echo, rolesListed, malformed } = await measureMemory(folder, 100_000);
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  report.add(
    `100,000 requests, ${rolesListed} roles listed: resident memory after collecting garbage, against an echo server in Node`,
    ours.atEnd.residentBytes / echo.atEnd.residentBytes,
    'most',
    2,
    `${mb(ours.atEnd.residentBytes)} against ${mb(echo.atEnd.residentBytes)}; ` +
      `before collecting ${mb(ours.uncollectedBytes)} against ${mb(echo.uncollectedBytes)}`,
  );
  report.add(
    '100,000 requests: heap after collecting garbage, at the end against half-way',
    ours.atEnd.heapBytes / ours.atHalf.heapBytes,
    'most',
    1.05,
    `${mb(ours.atEnd.heapBytes)} against ${mb(ours.atHalf.heapBytes)}, ${ours.perSecond.toFixed(0)} requests/s`,
  );
  report.add('100,000 requests: file descriptors grown', ours.descriptorsGrown, 'most', 0, 'of the host');
  const { wrong, healthy, unanswered, dripping, growth, descriptorsGrown } = malformed;
  report.add(
    '100,000 malformed lines: other answers than one error',
    wrong.length,
    'most',
    0,
    wrong[0] ?? `${dripping} connections dripped beside them`,
  );
  report.add(
    '100,000 malformed lines: proper requests unanswered',
    unanswered,
    'most',
    0,
    `of ${healthy} meanwhile`,
  );
  report.add(
    '100,000 malformed lines: heap after collecting garbage, at the end against the beginning',
    growth,
    'most',
    1.05,
    `file descriptors grown: ${descriptorsGrown}`,
  );
}

export async function benchStart(
  client: string,
  center: IdentityCenter,
  folder: string,
  report: Report,
): Promise<void> {
  const [nothing = Number.NaN] = await inTurn(11, { file: process.execPath, args: ['-e', '0'] });
  const times: number[] = [];
  for (let run = 0; run < 7; run++) {
    const home = path.join(folder, `start-${run}`);
    const startedAt = performance.now();
    const starting = await startDemoHost({ home, environment: center.environment, language: 'en' });
    while (spawnSync(client, ['--home', home, 'version'], { stdio: 'ignore' }).status !== 0);
    times.push(performance.now() - startedAt);
    await starting.stop();
  }
  const ready = median(times);
  report.add(
    'host start to first answer, against node -e 0',
    ready / nothing,
    'most',
    3,
    `${ready.toFixed(0)} ms against ${nothing.toFixed(0)} ms`,
  );
}
