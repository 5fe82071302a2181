import { chmodSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Many a umask, and npm, leave all to the group; a client starts no host that others could change.
 *
 * @param {string} folder with `daypass.host` and the host below it
 */
export function closeToOthers(folder) {
  for (const one of ['daypass.host', '.', 'main', path.join('main', 'headless.js')]) {
    const file = path.join(folder, one);
    const status = statSync(file, { throwIfNoEntry: false });
    if (status !== undefined) chmodSync(file, status.mode & 0o7755);
  }
}
