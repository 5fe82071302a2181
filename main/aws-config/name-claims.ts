import { parseRoleId } from '../credentials/role-id.ts';
import { profileSlug } from '../../preload/profile-slug.ts';
import type { NameParts } from './name-template.ts';
import { parseProfileId } from './profile-id.ts';

/** A profile that is to have a name. */
export interface Nameable {
  /** As `printProfileId` prints it. */
  readonly id: string;
  readonly parts: NameParts;
}

/** Those that have names, and those that are to have some. */
export interface NamesAround {
  readonly wanted: readonly Nameable[];
  /** By id, those given before; for ever, whatever the portal renames, also for roles not wanted now. */
  readonly given: ReadonlyMap<string, string>;
  /** Of profiles in the config and the credentials file that are not ours. */
  readonly others: Iterable<string>;
}

/** Which names are taken, and what is left of them without their region by which account. */
export interface Claims {
  isFree(name: string, profile: Nameable): boolean;
  isHandWritten(name: string): boolean;
  take(name: string, profile: Nameable): void;
}

export function createClaims({ wanted, given, others }: NamesAround): Claims {
  const accounts = new Map(wanted.map(({ id, parts }) => [id, parts.accountId || id]));
  const accountOf = (id: string) => accounts.get(id) ?? accountIn(id);
  const handWritten = new Set(Array.from(others, fold));
  const taken = new Map<string, string>();
  const holders = new Map<string, string>();

  function claim(name: string, id: string, region: string): void {
    const rest = withoutRegion(name, region);
    taken.set(fold(name), id);
    if (!holders.has(rest)) holders.set(rest, accountOf(id));
  }

  const take = (name: string, { id, parts }: Nameable) => claim(name, id, parts.region);

  // The region of a role that is not wanted now is not known; and whole names go before what is left of others.
  for (const [id, name] of given) {
    handWritten.delete(fold(name));
    claim(name, id, '');
  }
  for (const profile of wanted) {
    const name = given.get(profile.id);
    if (name !== undefined) take(name, profile);
  }

  return {
    isFree(name, { id, parts }) {
      const account = accountOf(id);
      return (
        !isReserved(name) &&
        !handWritten.has(fold(name)) &&
        (taken.get(fold(name)) ?? id) === id &&
        (holders.get(withoutRegion(name, parts.region)) ?? account) === account
      );
    },
    isHandWritten: (name) => handWritten.has(fold(name)),
    take,
  };
}

/** Of a role that is not wanted now; a chained one, whose account is not known, is alone in its own. */
function accountIn(id: string): string {
  const role = parseRoleId(parseProfileId(id)?.role ?? '');
  return role?.kind === 'assigned' ? role.accountId : id;
}

function withoutRegion(name: string, region: string): string {
  const slug = fold(profileSlug(region));
  if (slug === '') return fold(name);
  const pieces = fold(name).split(slug);
  return pieces.map((piece) => piece.replace(/[-_./@+]+$/, '')).join('');
}

/** `default` is what a tool takes when nobody chose; some clients keep profiles in objects that inherit the others. */
function isReserved(name: string): boolean {
  return fold(name) === 'default' || name in {};
}

function fold(name: string): string {
  return name.toLowerCase();
}
