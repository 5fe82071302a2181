import type { ProfileChoice } from '../../preload/aws-profiles.ts';
import type { Document } from '../aws-config/document.ts';
import { isProfile } from '../aws-config/our-sections.ts';
import { parseProfileId, printProfileId } from '../aws-config/profile-id.ts';
import { valuesOf } from '../aws-config/sections.ts';
import type { ResolvedAdoption } from './foreign-roles.ts';
import type { SelectableRole } from './selectable-roles.ts';

/** A profile that the file is to have, before it has its name. */
export interface WantedEntry {
  readonly id: string;
  readonly role: SelectableRole;
  /** Empty: none is written. */
  readonly region: string;
  /** It was another tool's, and is not chosen for itself: what stands in it is the user's. */
  readonly asItIs: boolean;
}

/** The first region's profile has the role's own id, so that a second region gives nobody a new name. */
export function entriesOf(
  role: SelectableRole,
  choice: Pick<ProfileChoice, 'regions'>,
  usual: string | undefined,
  home: string | undefined,
): readonly WantedEntry[] {
  const of = home === undefined ? {} : { home };
  const region = firstRegion(choice, usual, role.region);
  return [
    { id: printProfileId({ role: role.id, ...of }), role, region, asItIs: false },
    ...choice.regions.slice(1).map((region) => {
      const id = printProfileId({ role: role.id, region, ...of });
      return { id, role, region, asItIs: false };
    }),
  ];
}

/** Of a role's first profile, which goes by the user's own default profile where no region is chosen. */
export function firstRegion(
  { regions: [first] }: Pick<ProfileChoice, 'regions'>,
  usual: string | undefined,
  ofRole: string,
): string {
  return first ?? usual ?? ofRole;
}

/** The region that the user's own default profile has. */
export function usualRegion(config: Document): string | undefined {
  const section = config.sections.find((one) => isProfile(one) && one.name === 'default');
  const region = section === undefined ? undefined : valuesOf(section)['region'];
  return region === '' ? undefined : region;
}

/**
 * The id of a profile that becomes ours: the role's own, or where that one is taken its region's, or a number where a region
 * would be, for a role may have as many profiles as other tools made. Undefined: more than anybody has.
 */
export function idOfAdopted(
  { roleId, region }: ResolvedAdoption,
  isTaken: (id: string) => boolean,
  home: string | undefined,
): string | undefined {
  const of = home === undefined ? {} : { home };
  const ids = [
    printProfileId({ role: roleId, ...of }),
    ...(region !== undefined && regionForm.test(region)
      ? [printProfileId({ role: roleId, region, ...of })]
      : []),
    ...takenOverNumbers.map((number) => printProfileId({ role: roleId, region: number, ...of })),
  ];
  return ids.find((id) => !isTaken(id));
}

/** The region that a profile's id tells; empty: none. */
export function regionOf(id: string): string {
  const { region = '' } = parseProfileId(id) ?? {};
  return takenOverNumbers.includes(region) ? '' : region;
}

/** No region is called so, nor will be. */
const takenOverNumbers = Array.from({ length: 99 }, (_, index) => `taken-over-${index + 1}`);
const regionForm = /^[a-z]{2,}(?:-[a-z]+)+-\d{1,2}$/;
