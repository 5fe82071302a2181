import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserId } from '../../preload/consoles.ts';
import { browserNames } from '../../preload/browser-names.ts';
import { browserIds } from './browser-catalog.ts';
import type { BrowserPlace } from './browser-places.ts';
import { type BrowserProfile, readContainers, readLocalState, readProfilesIni } from './browser-profiles.ts';

export interface InstalledBrowser extends BrowserPlace {
  readonly name: string;
  readonly profiles: readonly BrowserProfile[];
}

/** One of each kind: the first of its places that is there. Read anew each time, for profiles come and go. */
export async function findBrowsers(places: readonly BrowserPlace[]): Promise<readonly InstalledBrowser[]> {
  const found = await Promise.all(browserIds.map((browser) => findBrowser(browser, places)));
  return found.filter((one) => one !== undefined);
}

async function findBrowser(
  browser: BrowserId,
  places: readonly BrowserPlace[],
): Promise<InstalledBrowser | undefined> {
  for (const place of places.filter((one) => one.browser === browser)) {
    if (await isProgram(place.program))
      return { ...place, name: browserNames[browser], profiles: await profilesOf(place) };
  }
  return undefined;
}

async function profilesOf({ browser, dataFolder }: BrowserPlace): Promise<readonly BrowserProfile[]> {
  if (browser !== 'firefox') return readLocalState(await readOrEmpty(path.join(dataFolder, 'Local State')));
  const found = readProfilesIni(await readOrEmpty(path.join(dataFolder, 'profiles.ini')));
  return Promise.all(
    found.map(async ({ name, folder }) => {
      const text = await readOrEmpty(path.resolve(dataFolder, folder, 'containers.json'));
      return { name, key: name, containers: readContainers(text) };
    }),
  );
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function readOrEmpty(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
