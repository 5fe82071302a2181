import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { end } from './sentences.ts';

/** A file that is there and that nobody but the user and root can change. */
export function check(file: string): void {
  if (!existsSync(file)) end('gone', 5, file);
  const culprit = changeable(file);
  if (culprit !== undefined) end('changeable', 5, culprit);
}

/** As launch.c: the first in PATH that only the user or root can change. */
export function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => path.isAbsolute(folder) && !folder.includes('node_modules'))
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file) && changeable(file) === undefined);
}

/** As trust-posix.c: the file and its folder, as named and as they really are; the folders above may be like /tmp. */
function changeable(file: string): string | undefined {
  return openTo(realpathSync(file), 2) ?? openTo(realpathSync(path.dirname(file)), 1);
}

function openTo(file: string, closeOnes: number): string | undefined {
  for (let one = file, left = closeOnes; ; one = path.dirname(one), left -= 1) {
    const { uid, mode } = statSync(one);
    const sticky = (mode & 0o1000) !== 0;
    const open = left > 0 ? (mode & 0o022) !== 0 : (mode & 0o002) !== 0 && !sticky;
    if ((uid !== 0 && uid !== process.geteuid?.()) || open) return one;
    if (one === path.dirname(one)) return undefined;
  }
}
