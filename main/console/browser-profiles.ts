import { printable } from '../printable.ts';
import { isFields } from '../schema.ts';

export interface BrowserProfile {
  /** As its user sees it. */
  readonly name: string;
  /** What the browser is told to find it by. */
  readonly key: string;
}

/** Of a Chromium browser's `Local State`; damaged or of another shape: none. */
export function readLocalState(text: string): readonly BrowserProfile[] {
  const profile = fieldOf(parseJson(text), 'profile');
  const cache = fieldOf(profile, 'info_cache');
  if (!isFields(cache)) return [];
  return Object.entries(cache).flatMap(([key, value]) => {
    const name = fieldOf(value, 'name');
    return typeof name === 'string' && isFolderName(key) ? [{ name: printable(name), key }] : [];
  });
}

/** Of Firefox's `profiles.ini`, where the name itself is the key. */
export function readProfilesIni(text: string): readonly BrowserProfile[] {
  const names: string[] = [];
  let inProfile = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) inProfile = /^\[Profile\d+\]/.test(line);
    const [, name] = /^Name=(.+)$/.exec(line) ?? [];
    if (inProfile && name !== undefined && isArgument(name)) names.push(name);
  }
  return names.map((name) => ({ name, key: name }));
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
