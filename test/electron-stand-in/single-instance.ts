import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/**
 * One process per user-data folder. As Chromium does it: a symbolic link that names the process, because making one
 * is atomic and the call is synchronous. A second process leaves a letter in a folder that the first one watches.
 * @returns how to release it, or undefined when another process holds it (it has then been told)
 */
export function lockSingleInstance(
  folder: string,
  additionalData: unknown,
  take: (second: SecondInstance) => void,
) {
  mkdirSync(folder, { recursive: true });
  const link = path.join(folder, 'SingletonLock');
  const letters = path.join(folder, 'SingletonLetters');
  if (!isAlive(holder(link))) rmSync(letters, { recursive: true, force: true });
  if (!claim(link)) {
    post(letters, { argv: process.argv, workingDirectory: process.cwd(), additionalData });
    return undefined;
  }
  mkdirSync(letters, { recursive: true });
  const watcher = watch(letters, () => open(letters, take));
  open(letters, take);
  const release = () => {
    watcher.close();
    rmSync(letters, { recursive: true, force: true });
    rmSync(link, { force: true });
  };
  process.once('exit', release);
  return release;
}

function claim(link: string): boolean {
  for (;;) {
    try {
      symlinkSync(`${os.hostname()}-${process.pid}`, link);
      return true;
    } catch {
      if (isAlive(holder(link))) return false;
      rmSync(link, { force: true });
    }
  }
}

function holder(link: string): number {
  try {
    return Number(readlinkSync(link).split('-').at(-1));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function post(letters: string, letter: SecondInstance): void {
  mkdirSync(letters, { recursive: true });
  const draft = path.join(path.dirname(letters), `letter-${process.pid}`);
  writeFileSync(draft, JSON.stringify(letter));
  renameSync(draft, path.join(letters, `${process.pid}.json`));
}

function open(letters: string, take: (second: SecondInstance) => void): void {
  for (const name of readdirSync(letters)) {
    const letter: SecondInstance = JSON.parse(readFileSync(path.join(letters, name), 'utf8'));
    rmSync(path.join(letters, name));
    take(letter);
  }
}
