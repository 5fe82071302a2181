import path from 'node:path';
import type { BrowserId } from '../../preload/consoles.ts';
import type { PathSources } from '../paths.ts';
import { browserCatalog, browserIds } from './browser-catalog.ts';

/** Where a browser may be; whether it is, only the disk can tell. */
export interface BrowserPlace {
  readonly browser: BrowserId;
  /** Absolute; on macOS the application's folder. */
  readonly program: string;
  /** Absolute: holds what names the profiles. */
  readonly dataFolder: string;
}

/** The likeliest first. */
export function browserPlaces(sources: PathSources): readonly BrowserPlace[] {
  return browserIds.flatMap((browser) => placesOf(browser, sources));
}

function placesOf(browser: BrowserId, sources: PathSources): readonly BrowserPlace[] {
  if (sources.platform === 'darwin') return macPlaces(browser, sources.home);
  if (sources.platform === 'win32') return windowsPlaces(browser, sources);
  return linuxPlaces(browser, sources);
}

function macPlaces(browser: BrowserId, home: string): readonly BrowserPlace[] {
  const { join } = path.posix;
  const { app, data } = browserCatalog[browser].mac;
  const dataFolder = join(home, 'Library/Application Support', data);
  return ['/Applications', join(home, 'Applications')].map((folder) => ({
    ...{ browser, program: join(folder, `${app}.app`), dataFolder },
  }));
}

function windowsPlaces(browser: BrowserId, { home, environment }: PathSources): readonly BrowserPlace[] {
  const { join } = path.win32;
  const { program, data } = browserCatalog[browser].windows;
  const local = environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  const roaming = environment['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  const folders = [
    environment['ProgramFiles'] ?? environment['PROGRAMFILES'] ?? 'C:\\Program Files',
    environment['ProgramFiles(x86)'] ?? environment['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)',
    local,
  ];
  const dataFolder = join(browser === 'firefox' ? roaming : local, data);
  return folders.map((folder) => ({ browser, program: join(folder, program), dataFolder }));
}

/** Snap and Flatpak keep a browser's data apart, so the profile that is found must be that of the program that is run. */
function linuxPlaces(browser: BrowserId, { home, environment }: PathSources): readonly BrowserPlace[] {
  const { join, isAbsolute } = path.posix;
  const { programs, data, snap, flatpak } = browserCatalog[browser].linux;
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => isAbsolute(folder));
  const native = folders.filter((folder) => !isSnap(folder) && !isFlatpak(folder));
  const exports = ['/var/lib/flatpak/exports/bin', join(home, '.local/share/flatpak/exports/bin')];
  return [
    ...native.flatMap((folder) =>
      programs.map((name) => ({ browser, program: join(folder, name), dataFolder: join(home, data) })),
    ),
    ...(snap === 'none'
      ? []
      : [{ browser, program: join('/snap/bin', snap.program), dataFolder: join(home, snap.data) }]),
    ...exports.map((folder) => ({
      browser,
      program: join(folder, flatpak.program),
      dataFolder: join(home, '.var/app', flatpak.program, flatpak.data),
    })),
  ];
}

function isSnap(folder: string): boolean {
  return folder.startsWith('/snap/');
}

function isFlatpak(folder: string): boolean {
  return folder.endsWith('/flatpak/exports/bin');
}
