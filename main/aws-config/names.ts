import { parseRoleId } from '../credentials/role-id.ts';
import { profileSlug } from '../../preload/profile-slug.ts';
import { type Claims, createClaims, type Nameable, type NamesAround } from './name-claims.ts';
import { renderName } from './name-template.ts';

export interface NamesInput extends NamesAround {
  readonly template: string;
}

export interface Names {
  /** By id, of all that are wanted. */
  readonly names: ReadonlyMap<string, string>;
  /** What a name would be today, where that is another; nobody is renamed unasked. */
  readonly proposals: ReadonlyMap<string, string>;
}

/**
 * Every name is one alone, capitals aside, and none is a hand-written profile's; no account's differs from another's by
 * its region alone, or who reads it takes one for the other. Those wanted first get the plain names.
 */
export function nameProfiles({ wanted, template, given, others }: NamesInput): Names {
  const claims = createClaims({ wanted, given, others });
  const names = new Map<string, string>();
  const proposals = new Map<string, string>();
  for (const profile of wanted) {
    const { id } = profile;
    const fresh = firstFree(template, profile, claims);
    const name = given.get(id) ?? fresh;
    claims.take(name, profile);
    names.set(id, name);
    if (fresh !== name) proposals.set(id, fresh);
  }
  return { names, proposals };
}

/** Region and account say which one is meant; a number is the last resort. */
function firstFree(template: string, profile: Nameable, claims: Claims): string {
  const { parts } = profile;
  const rendered = renderName(template, parts);
  // Where a role is asked for, its id and a profile's name may both stand.
  const plain = parseRoleId(rendered) === undefined ? rendered : rendered.replaceAll('/', '-');
  if (plain !== '' && claims.isFree(plain, profile)) return plain;
  const [region, account] = [profileSlug(parts.region), profileSlug(parts.accountId)];
  const suffixes = [account, `${account}-${region}`];
  // Whose account a hand-written profile is for is not known.
  for (const suffix of claims.isHandWritten(plain) ? suffixes : [region, ...suffixes]) {
    const name = [plain, suffix].filter((part) => part !== '').join('-');
    if (name !== '' && claims.isFree(name, profile)) return name;
  }
  for (let n = 2; ; n++) {
    const name = `${plain || 'profile'}-${n}`;
    if (claims.isFree(name, profile)) return name;
  }
}
