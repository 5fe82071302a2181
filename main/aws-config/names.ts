import { parseRoleId } from '../credentials/role-id.ts';
import { profileSlug } from '../../preload/profile-slug.ts';
import { type NameParts, renderName } from './name-template.ts';

/** A profile that is to have a name. */
interface Nameable {
  /** As `printProfileId` prints it. */
  readonly id: string;
  readonly parts: NameParts;
}

export interface NamesInput {
  readonly wanted: readonly Nameable[];
  readonly template: string;
  /** By id, those given before; for ever, whatever the portal renames, also for roles not wanted now. */
  readonly given: ReadonlyMap<string, string>;
  /** Of profiles in the config and the credentials file that are not ours. */
  readonly others: Iterable<string>;
}

export interface Names {
  /** By id, of all that are wanted. */
  readonly names: ReadonlyMap<string, string>;
  /** What a name would be today, where that is another; nobody is renamed unasked. */
  readonly proposals: ReadonlyMap<string, string>;
}

/** Every name is one alone, capitals aside, and none is a hand-written profile's. Those wanted first get the plain names. */
export function nameProfiles({ wanted, template, given, others }: NamesInput): Names {
  const taken = new Map<string, string>();
  for (const name of others) taken.set(fold(name), '');
  for (const [id, name] of given) taken.set(fold(name), id);
  const isFree = (name: string, id: string) => !isReserved(name) && (taken.get(fold(name)) ?? id) === id;

  const names = new Map<string, string>();
  const proposals = new Map<string, string>();
  for (const { id, parts } of wanted) {
    const fresh = firstFree(template, parts, (name) => isFree(name, id));
    const name = given.get(id) ?? fresh;
    taken.set(fold(name), id);
    names.set(id, name);
    if (fresh !== name) proposals.set(id, fresh);
  }
  return { names, proposals };
}

/** Region and account say which one is meant; a number is the last resort. */
function firstFree(template: string, parts: NameParts, isFree: (name: string) => boolean): string {
  const rendered = renderName(template, parts);
  // Where a role is asked for, its id and a profile's name may both stand.
  const plain = parseRoleId(rendered) === undefined ? rendered : rendered.replaceAll('/', '-');
  if (plain !== '' && isFree(plain)) return plain;
  const [region, account] = [profileSlug(parts.region), profileSlug(parts.accountId)];
  for (const suffix of [region, account, `${account}-${region}`]) {
    const name = [plain, suffix].filter((part) => part !== '').join('-');
    if (name !== '' && isFree(name)) return name;
  }
  for (let n = 2; ; n++) {
    const name = `${plain || 'profile'}-${n}`;
    if (isFree(name)) return name;
  }
}

/** `default` is what a tool takes when nobody chose; some clients keep profiles in objects that inherit the others. */
function isReserved(name: string): boolean {
  return fold(name) === 'default' || name in {};
}

function fold(name: string): string {
  return name.toLowerCase();
}
