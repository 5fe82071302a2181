import type { ProfileChoice } from '../../preload/aws-profiles.ts';
import { mostBackups } from '../aws-config/backups.ts';
import type { Document } from '../aws-config/document.ts';
import { ourSections } from '../aws-config/our-sections.ts';
import { parseProfileId } from '../aws-config/profile-id.ts';
import { type Written, writtenBy } from '../aws-config/section-edits.ts';
import { isFields, type Schema } from '../schema.ts';
import { choiceOrUndefined } from './profile-choice.ts';

/** The stored file `profiles.json`: what was chosen, names once given, and what was written beside. Never secret. */
export interface ProfilesFile {
  /** Absent: nobody has chosen. */
  readonly choice?: ProfileChoice;
  readonly profiles: readonly GivenName[];
  /** What was chosen before each apply that can be taken back, the last one last. Absent: none, or an older Daypass wrote it. */
  readonly earlier?: readonly Pick<ProfilesFile, 'choice'>[];
}

interface GivenName extends Written {
  readonly id: string;
  readonly name: string;
  /** It was another tool's, and stays whatever roles are chosen. */
  readonly adopted?: true;
}

export const profilesSchema: Schema<ProfilesFile> = {
  name: 'profiles',
  version: 1,
  migrations: {},
  parse({ choice: chosen, profiles: list, earlier }) {
    if (!Array.isArray(list)) return undefined;
    const profiles = list.map(parseGivenName).filter((one) => one !== undefined);
    const ids = new Set(profiles.map(({ id }) => id));
    const choice = chosen === undefined ? undefined : choiceOrUndefined(chosen);
    if (ids.size !== list.length || (choice === undefined && chosen !== undefined)) return undefined;
    const before = Array.isArray(earlier) ? earlier.map(parseEarlier) : [];
    return {
      ...{ profiles, ...(choice === undefined ? {} : { choice }) },
      ...(before.length === 0 ? {} : { earlier: before }),
    };
  },
};

export function givenNames({ profiles }: ProfilesFile): ReadonlyMap<string, string> {
  return new Map(profiles.map(({ id, name }) => [id, name]));
}

export function writtenSettings({ profiles }: ProfilesFile): ReadonlyMap<string, Written> {
  return new Map(profiles.map(({ id, name: _name, adopted: _adopted, ...written }) => [id, written]));
}

export function adoptedIds({ profiles }: ProfilesFile): ReadonlySet<string> {
  return new Set(profiles.filter(({ adopted }) => adopted === true).map(({ id }) => id));
}

/** After an apply that can be taken back. */
export function withEarlier(file: ProfilesFile, { choice, earlier = [] }: ProfilesFile): ProfilesFile {
  const before = choice === undefined ? {} : { choice };
  return { ...file, earlier: [...earlier, before].slice(-mostBackups) };
}

export interface Applied {
  readonly choice: ProfileChoice;
  readonly names: ReadonlyMap<string, string>;
  readonly written: ReadonlyMap<string, Written>;
  readonly adopted: ReadonlySet<string>;
}

/**
 * After an apply: what was given before is kept, so that a role that comes back gets its name back, and a section that comes
 * back with an older copy of the file is known for ours, line by line.
 */
export function rememberApplied(
  { profiles, earlier }: ProfilesFile,
  { choice, names, written, adopted }: Applied,
): ProfilesFile {
  const gone = profiles
    .filter(({ id }) => !names.has(id))
    .map(({ id, name, region, output }) => ({ id, name, ...writtenBy({ region, output }) }));
  const current = [...names].map(([id, name]) => ({
    ...{ id, name, ...written.get(id) },
    ...(adopted.has(id) ? { adopted: true as const } : {}),
  }));
  return { choice, profiles: [...gone, ...current], ...(earlier === undefined ? {} : { earlier }) };
}

/** What an apply would have our own file say, and the names that it would have the AWS config have. */
export interface Tried extends Pick<Applied, 'names'> {
  readonly file: ProfilesFile;
}

/**
 * What is to be taken for written by us in a file that a first try may have reached: what the try wrote, or took out, where
 * that is so in the file, else what was written before.
 */
export function basisOf(
  before: ProfilesFile,
  { file: tried, names }: Tried,
  document: Document,
): ProfilesFile {
  const sections = ourSections(document);
  const old = new Map(before.profiles.map((one) => [one.id, one]));
  const isThere = ({ id, region, output }: GivenName) => {
    const section = sections.get(id)?.section;
    if (!names.has(id)) return section === undefined;
    const valueOf = (key: string) => section?.entries.find((one) => one.key === key)?.value;
    return valueOf('region') === region && valueOf('output') === output;
  };
  return {
    ...before,
    profiles: tried.profiles.map((one) => (isThere(one) ? one : (old.get(one.id) ?? one))),
  };
}

function parseEarlier(value: unknown): Pick<ProfilesFile, 'choice'> {
  const choice = isFields(value) ? choiceOrUndefined(value['choice']) : undefined;
  return choice === undefined ? {} : { choice };
}

function parseGivenName(value: unknown): GivenName | undefined {
  if (!isFields(value)) return undefined;
  const { id, name, region, output, adopted } = value;
  if (typeof id !== 'string' || parseProfileId(id) === undefined) return undefined;
  // One taken over from another tool may be in any script.
  if (typeof name !== 'string' || !/^[^\p{C}\p{Zl}\p{Zp}[\]]{1,200}$/u.test(name)) return undefined;
  return {
    ...{ id, name },
    ...(typeof region === 'string' ? { region } : {}),
    ...(typeof output === 'string' ? { output } : {}),
    ...(adopted === true ? { adopted } : {}),
  };
}
