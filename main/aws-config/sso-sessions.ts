import { readFile } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { partitionOf } from '../sso/regions.ts';
import { tidyStartUrl } from '../sso/start-url.ts';
import { readSections, type Section } from './sections.ts';

/** A sign-in the AWS config already knows of, offered as a session. */
export interface FoundSession {
  /** The `[sso-session]` name; for profiles of the older form the first profile's name. */
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
  /** Profiles that use it. */
  readonly profiles: readonly string[];
  /** By what the AWS CLI names its cached token. */
  readonly cacheKey: string;
}

/**
 * Finds `[sso-session]` sections and profiles with their own `sso_start_url`; changes nothing. What is incomplete, not
 * https or of no known region is left out.
 *
 * @throws AppError aws-config-unreadable; a missing file is an empty one
 */
export async function findSsoSessions(configFile: string): Promise<readonly FoundSession[]> {
  const text = await readFile(configFile, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new AppError('aws-config-unreadable', configFile);
  });
  const sections = readSections(text);
  const profiles = sections.filter(
    ({ kind, name }) => kind === 'profile' || (kind === '' && name === 'default'),
  );
  const named = sections
    .filter(({ kind }) => kind === 'sso-session')
    .map((section) => {
      const users = profiles.filter(({ values }) => values['sso_session'] === section.name);
      return found(section, names(users), section.name);
    });
  return [...named.filter((one) => one !== undefined), ...olderForm(profiles)];
}

/** Profiles without an `[sso-session]`; those of one portal are one sign-in. */
function olderForm(profiles: readonly Section[]): readonly FoundSession[] {
  const byPortal = new Map<string, FoundSession>();
  for (const profile of profiles) {
    const startUrl = profile.values['sso_start_url'];
    if (profile.values['sso_session'] !== undefined || startUrl === undefined) continue;
    const one = found(profile, [profile.name], startUrl);
    if (one === undefined) continue;
    const key = `${one.startUrl} ${one.region}`;
    const same = byPortal.get(key);
    byPortal.set(key, same === undefined ? one : { ...same, profiles: [...same.profiles, profile.name] });
  }
  return [...byPortal.values()];
}

function found(
  { name, values }: Section,
  profiles: readonly string[],
  cacheKey: string,
): FoundSession | undefined {
  const region = values['sso_region'];
  const startUrl = tidyOrUndefined(values['sso_start_url']);
  if (startUrl === undefined || region === undefined || partitionOf(region) === undefined) return undefined;
  return { name, startUrl, region, profiles, cacheKey };
}

function names(sections: readonly Section[]): readonly string[] {
  return sections.map(({ name }) => name);
}

function tidyOrUndefined(startUrl: string | undefined): string | undefined {
  try {
    return startUrl === undefined ? undefined : tidyStartUrl(startUrl);
  } catch {
    return undefined;
  }
}
