import { readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';

/** What Daypass makes in its data folder; `DAYPASS_HOME` may have put it into a folder that is not Daypass's alone. */
const ours = [
  ...['sessions.json', 'settings.json', 'chained-roles.json', 'role-credentials.sealed'],
  ...['host.lock', 'host.start.lock', 'host.command', 'inventory', 'log', 'bin', 'chromium'],
  ...['favourites.json', 'role-uses.json', 'account-rules.json', 'browser-rules.json'],
  ...['recent-pages.json', 'sign-in-lengths.json', 'window.json', 'told-notices.json', 'opened-pages.json'],
  ...['dismissed-offers.json', 'profiles.json', 'aws-config-backups', 'left-in-keychain.json'],
] as const;

/** Removes all of it, the lock last, for whoever waits for the end looks at that; and the folder if nothing else is in it. */
export async function removeData(dataFolder: string): Promise<void> {
  const names = await readdir(dataFolder).catch(() => []);
  const isLock = (name: string) => name === 'host.lock';
  const others = names.filter((name) => isOurs(name) && !isLock(name));
  for (const name of [...others, ...names.filter(isLock)])
    await rm(path.join(dataFolder, name), { recursive: true, force: true });
  await rmdir(dataFolder).catch(() => undefined);
}

/** Itself, its backup, what was set aside of it, and what an atomic write left of it. */
function isOurs(name: string): boolean {
  const kept = name.replace(/^\.(.+)\.[0-9a-f]{12}\.tmp$/, '$1').replace(/\.(?:bak|damaged)$/, '');
  return ours.some((one) => one === kept);
}
