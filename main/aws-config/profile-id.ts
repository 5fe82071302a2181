import { createHash } from 'node:crypto';
import { parseRoleId } from '../credentials/role-id.ts';

/** What a profile is for. */
export interface ProfileRole {
  /** As `printRoleId` prints it. */
  readonly role: string;
  /** Where a role has several profiles. */
  readonly region?: string;
  /** By `homeTag`; absent: of the default data folder. Two Daypasses on one config file know their own by it. */
  readonly home?: string;
}

/** The role's id, then `/region`, then `~home`. Given once; stands in the file. */
export function printProfileId({ role, region, home }: ProfileRole): string {
  return `${role}${region === undefined ? '' : `/${region}`}${home === undefined ? '' : `~${home}`}`;
}

/** Undefined: not of this form, so of another Daypass. */
export function parseProfileId(id: string): ProfileRole | undefined {
  const [, whole = '', home] = /^([^~]+)(?:~([0-9a-f]{8}))?$/.exec(id) ?? [];
  const [, start = '', end] = /^(.+)\/([a-z]{2,}(?:-[a-z]+)+-\d{1,2})$/.exec(whole) ?? [];
  const [role, region] = parseRoleId(whole) === undefined ? [start, end] : [whole, undefined];
  if (parseRoleId(role) === undefined) return undefined;
  return { role, ...(region === undefined ? {} : { region }), ...(home === undefined ? {} : { home }) };
}

/** Of a data folder that is not the default one. */
export function homeTag(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 8);
}
