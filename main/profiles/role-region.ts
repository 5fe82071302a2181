import type { Document } from '../aws-config/document.ts';
import { parseProfileId, printProfileId } from '../aws-config/profile-id.ts';
import { valuesOf } from '../aws-config/sections.ts';
import { oursIn } from './compose-profiles.ts';
import { firstChoice } from './profile-choice.ts';
import type { ProfilesFile } from './profiles-file.ts';
import type { RoleSources } from './selectable-roles.ts';
import { firstRegion, usualRegion } from './wanted-profiles.ts';

interface RegionInput {
  readonly config: Document;
  readonly stored: ProfilesFile;
  readonly roles: RoleSources;
  /** The tag in our profiles' ids. */
  readonly home: string | undefined;
}

/**
 * The region of this role's profile, of the one so named where it has several; without a profile, or without a region in it,
 * the one that it would be given. Undefined: nobody knows where the role is.
 */
export function regionOfRole(
  roleId: string,
  name: string,
  { config, stored, roles, home }: RegionInput,
): string | undefined {
  const profiles = [...oursIn(config, stored, home)].filter(([id]) => parseProfileId(id)?.role === roleId);
  const first = printProfileId({ role: roleId, ...(home === undefined ? {} : { home }) });
  const own =
    profiles.find(([, { section }]) => section.name === name) ?? profiles.find(([id]) => id === first);
  const written = own === undefined ? '' : (valuesOf(own[1].section)['region'] ?? '');
  if (written !== '') return written;
  const ofRole =
    roles.chainedRoles.find(({ id }) => id === roleId) ??
    roles.sessions.find(({ id }) => roleId.startsWith(`${id}/`));
  if (ofRole === undefined) return undefined;
  return firstRegion(stored.choice ?? firstChoice, usualRegion(config), ofRole.region);
}
