import { printable } from '../printable.ts';
import { isFields } from '../schema.ts';

export interface BrowserProfile {
  /** As its user sees it. */
  readonly name: string;
  /** What the browser is told to find it by. */
  readonly key: string;
  /** Of Firefox: names that its user gave. Those that every profile begins with are called by the browser's own language. */
  readonly containers: readonly string[];
}

interface FirefoxProfile {
  readonly name: string;
  /** Absolute, or below the folder that profiles.ini is in. */
  readonly folder: string;
}

/** Of a Chromium browser's `Local State`; damaged or of another shape: none. */
export function readLocalState(text: string): readonly BrowserProfile[] {
  const profile = fieldOf(parseJson(text), 'profile');
  const cache = fieldOf(profile, 'info_cache');
  if (!isFields(cache)) return [];
  return Object.entries(cache).flatMap(([key, value]) => {
    const name = fieldOf(value, 'name');
    return typeof name === 'string' && isFolderName(key)
      ? [{ name: printable(name), key, containers: [] }]
      : [];
  });
}

/** Of Firefox's `profiles.ini`, where the name itself is the key. */
export function readProfilesIni(text: string): readonly FirefoxProfile[] {
  return text.split(/^(?=\[)/m).flatMap((section) => {
    if (!/^\[Profile\d+\]/.test(section)) return [];
    const [name, folder] = [valueOf(section, 'Name'), valueOf(section, 'Path')];
    return name !== undefined && isArgument(name) ? [{ name, folder: folder ?? '' }] : [];
  });
}

/** Of a profile's `containers.json`; damaged or of another shape: none. */
export function readContainers(text: string): readonly string[] {
  const identities = fieldOf(parseJson(text), 'identities');
  if (!Array.isArray(identities)) return [];
  return identities.flatMap((one: unknown) => {
    const name = fieldOf(one, 'name');
    const isShown = fieldOf(one, 'public') === true;
    return isShown && typeof name === 'string' && name !== '' && name === printable(name) ? [name] : [];
  });
}

function valueOf(section: string, key: string): string | undefined {
  return new RegExp(`^${key}=(.+?)\\r?$`, 'm').exec(section)?.[1];
}

function isArgument(name: string): boolean {
  return !name.startsWith('-') && name === printable(name);
}

/** It stands in an argument of the browser, and must not lead out of its data folder. */
function isFolderName(key: string): boolean {
  return key !== '' && key === printable(key, 255) && !/[/\\]|^\.+$/.test(key);
}

function fieldOf(value: unknown, key: string): unknown {
  return isFields(value) ? value[key] : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
