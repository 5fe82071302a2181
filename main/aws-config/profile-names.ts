import { isFields, type Schema } from '../schema.ts';
import { parseProfileId } from './profile-id.ts';
import type { Written } from './section-edits.ts';

/** The stored file `profile-names`: names once given, and what was written beside. Never secret. */
export interface ProfileNamesFile {
  readonly profiles: readonly GivenName[];
}

interface GivenName extends Written {
  readonly id: string;
  readonly name: string;
}

export const profileNamesSchema: Schema<ProfileNamesFile> = {
  name: 'profile names',
  version: 1,
  migrations: {},
  parse({ profiles: list }) {
    if (!Array.isArray(list)) return undefined;
    const profiles = list.map(parseGivenName).filter((one) => one !== undefined);
    const ids = new Set(profiles.map(({ id }) => id));
    return ids.size === list.length ? { profiles } : undefined;
  },
};

export function givenNames({ profiles }: ProfileNamesFile): ReadonlyMap<string, string> {
  return new Map(profiles.map(({ id, name }) => [id, name]));
}

export function writtenSettings({ profiles }: ProfileNamesFile): ReadonlyMap<string, Written> {
  return new Map(profiles.map(({ id, name: _name, ...written }) => [id, written]));
}

/** After an apply: what was given before is kept, so that a role that comes back gets its name back. */
export function rememberNames(
  { profiles }: ProfileNamesFile,
  names: ReadonlyMap<string, string>,
  written: ReadonlyMap<string, Written>,
): ProfileNamesFile {
  const kept = profiles.filter(({ id }) => !names.has(id)).map(({ id, name }) => ({ id, name }));
  const current = [...names].map(([id, name]) => ({ id, name, ...written.get(id) }));
  return { profiles: [...kept, ...current] };
}

function parseGivenName(value: unknown): GivenName | undefined {
  if (!isFields(value)) return undefined;
  const { id, name, region, output } = value;
  if (typeof id !== 'string' || parseProfileId(id) === undefined) return undefined;
  // One taken over from another tool may be in any script.
  if (typeof name !== 'string' || !/^[^\p{C}\p{Zl}\p{Zp}[\]]{1,200}$/u.test(name)) return undefined;
  return {
    ...{ id, name },
    ...(typeof region === 'string' ? { region } : {}),
    ...(typeof output === 'string' ? { output } : {}),
  };
}
