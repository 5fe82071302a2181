import type { SessionView } from '../../preload/contract.ts';
import type { Adoption, ForeignProfileView } from '../../preload/aws-profiles.ts';
import type { Document } from '../aws-config/document.ts';
import { findForeign, type ForeignProfile } from '../aws-config/foreign.ts';
import { isProfile } from '../aws-config/our-sections.ts';
import { valuesOf } from '../aws-config/sections.ts';
import { AppError } from '../errors.ts';
import { printable } from '../printable.ts';
import { tidyStartUrl } from '../sso/start-url.ts';

/** Profiles of other tools, with the role of the user's that each leads to. */
export function foreignProfiles(
  config: Document,
  sessions: readonly SessionView[],
): readonly ForeignProfileView[] {
  return findForeign(config).map((found) => {
    const roleId = roleOf(found, sessions);
    const startUrl = found.role?.startUrl;
    return {
      ...{ name: found.name, tool: found.tool },
      ...(roleId === undefined ? {} : { roleId }),
      ...(startUrl === undefined ? {} : { startUrl }),
    };
  });
}

/** A profile of another tool's and the role that it is to be for; its region is the user's. */
export interface ResolvedAdoption {
  readonly name: string;
  readonly roleId: string;
  readonly region: string | undefined;
}

/** @throws AppError profile-not-adoptable for one that is not there, or whose role nobody tells */
export function resolveAdoptions(
  wanted: readonly Adoption[],
  config: Document,
  sessions: readonly SessionView[],
): readonly ResolvedAdoption[] {
  const foreign = foreignProfiles(config, sessions);
  return wanted.map(({ name, roleId }) => {
    const section = config.sections.find((one) => isProfile(one) && one.name === name);
    const role = roleId ?? foreign.find((one) => one.name === name)?.roleId;
    if (section === undefined || role === undefined)
      throw new AppError('profile-not-adoptable', printable(name));
    return { name, roleId: role, region: valuesOf(section)['region'] };
  });
}

/** One that two sign-ins have, where the file does not say which is meant, is nobody's. */
function roleOf({ role }: ForeignProfile, sessions: readonly SessionView[]): string | undefined {
  if (role === undefined) return undefined;
  const { accountId, roleName, startUrl } = role;
  const meant = sessions.filter((one) => startUrl === undefined || isSamePortal(one.startUrl, startUrl));
  const found = meant.flatMap(({ accounts }) =>
    accounts
      .filter(({ id }) => id === accountId)
      .flatMap(({ roles }) => roles.filter(({ name }) => name === roleName)),
  );
  return found.length === 1 ? found[0]?.id : undefined;
}

function isSamePortal(one: string, other: string): boolean {
  try {
    return one === other || tidyStartUrl(one) === tidyStartUrl(other);
  } catch {
    return false;
  }
}
