import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Idle {
  /** Processor time of all threads, 1 being one core all the time. */
  readonly coreShare: number;
  /**
   * How often the main thread, on which every timer of ours runs, began to wait for something: each time it had woken.
   * A timer under a second that is set again and again makes it more than one.
   */
  readonly wakesPerSecond: number;
  /** The same of all other threads, which V8 and libuv have. */
  readonly otherWakesPerSecond: number;
  /** As the kernel counts what a process causes to be written to a disk; nothing in a file system in memory. */
  readonly writtenBytes: number;
  /** Files of the data folder that are new, gone or altered. */
  readonly filesTouched: number;
}

/** Looks at a process that nobody asks anything. Linux only. */
export async function watchIdle(pid: number, dataFolder: string, seconds: number): Promise<Idle> {
  const before = look(pid, dataFolder);
  await pause(seconds * 1000);
  const after = look(pid, dataFolder);
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return {
    coreShare: (after.busyNs - before.busyNs) / (seconds * 1e9),
    wakesPerSecond: (after.mainWakes - before.mainWakes) / seconds,
    otherWakesPerSecond: (after.otherWakes - before.otherWakes) / seconds,
    writtenBytes: after.writtenBytes - before.writtenBytes,
    filesTouched: [...paths].filter((file) => before.files.get(file) !== after.files.get(file)).length,
  };
}

function look(pid: number, dataFolder: string) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const wakesOf = (thread: string) =>
    numberIn(`/proc/${pid}/task/${thread}/status`, /\nvoluntary_ctxt_switches:\s+(\d+)/);
  const mainWakes = wakesOf(String(pid));
  return {
    busyNs: sum(threads.map((thread) => numberIn(`/proc/${pid}/task/${thread}/schedstat`, /^(\d+)/))),
    mainWakes,
    otherWakes: sum(threads.map(wakesOf)) - mainWakes,
    writtenBytes: numberIn(`/proc/${pid}/io`, /\nwrite_bytes: (\d+)/),
    files: filesIn(dataFolder),
  };
}

/** When each was last altered, nanoseconds. */
function filesIn(folder: string): ReadonlyMap<string, bigint> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = ['.', ...names].map((name) => path.join(folder, name));
  return new Map(files.map((file) => [file, lstatSync(file, { bigint: true }).mtimeNs]));
}

function numberIn(file: string, pattern: RegExp): number {
  return Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? Number.NaN);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
