import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ProfilesRequest, ProfileView } from '../../preload/aws-profiles.ts';
import type { Document } from '../aws-config/document.ts';
import { nameProfiles, type Names } from '../aws-config/names.ts';
import { isProfile, type OurSection, ourSections } from '../aws-config/our-sections.ts';
import { isOfHome, type Plan, planProfiles } from '../aws-config/plan.ts';
import { parseProfileId } from '../aws-config/profile-id.ts';
import { isHeaderName, type WantedProfile, writtenBy } from '../aws-config/section-edits.ts';
import { resolveAdoptions } from './foreign-roles.ts';
import { type Known, mayLeave } from './may-leave.ts';
import { profileViews } from './profile-views.ts';
import { adoptedIds, givenNames, type ProfilesFile, writtenSettings } from './profiles-file.ts';
import { type RoleSources, selectableRoles, type SelectableRole, selectRoles } from './selectable-roles.ts';
import { entriesOf, idOfAdopted, regionOf, usualRegion, type WantedEntry } from './wanted-profiles.ts';

export interface ComposeInput {
  readonly config: Document;
  readonly credentials: Document;
  readonly stored: ProfilesFile;
  readonly request: ProfilesRequest;
  readonly roles: RoleSources;
  /** The value of `credential_process` for a role. */
  readonly lineOf: (roleId: string) => string;
  /** The tag of a data folder that is not the usual one. */
  readonly home: string | undefined;
  readonly nowMs: number;
  readonly asked: boolean;
}

export interface Composition {
  readonly plan: Plan;
  /** By id, of all that the file has of ours afterwards. */
  readonly names: ReadonlyMap<string, string>;
  readonly adopted: ReadonlySet<string>;
  readonly views: readonly ProfileView[];
}

/**
 * From what was chosen to what the file is to become. A name in the file goes before the stored one: who edits a header of
 * ours means it, and names survive the loss of our own file. Thousands of roles take long, so others have their turn between.
 *
 * @throws AppError profile-not-adoptable; of `lineOf`
 */
export async function composeProfiles(input: ComposeInput): Promise<Composition> {
  const { config, stored, request, roles, home } = input;
  const all = selectableRoles(roles);
  const ours = oursIn(config, stored, home);
  const given = givenIn(input, ours);
  const adopted = new Set(adoptedIds(stored));
  const adoptNames = new Set<string>();
  for (const one of resolveAdoptions(request.adopt, config, roles.sessions)) {
    const id = idOfAdopted(one, (taken) => ours.has(taken) || adopted.has(taken), home);
    if (id === undefined) continue;
    given.set(id, one.name);
    adopted.add(id);
    adoptNames.add(one.name);
  }

  const entries = wantedEntries(input, all, adopted);
  await nextTurn();
  const named = namesOf(input, entries, given, adopted, ours);
  await nextTurn();
  const known = { ...input, sessions: roles.sessions, roleIds: new Set(all.map(({ id }) => id)) };
  const keep = staying(ours, new Set(entries.map(({ id }) => id)), known);
  const plan = planProfiles({
    ...{ document: config, adopt: adoptNames, keep },
    wanted: entries.map((entry) => wantedProfile(entry, named, input)),
    written: writtenSettings(stored),
    ...(home === undefined ? {} : { home }),
  });
  const kept = new Map([...keep].map((id) => [id, ours.get(id)?.section.name ?? '']));
  return {
    ...{ plan, names: new Map([...named.names, ...kept]), adopted },
    views: profileViews({ entries, named, plan, kept, all }),
  };
}

export function oursIn(
  config: Document,
  stored: ProfilesFile,
  home: string | undefined,
): ReadonlyMap<string, OurSection> {
  const names = givenNames(stored);
  const marked = ourSections(config, (id) => names.get(id));
  return new Map([...marked].filter(([id]) => isOfHome(id, home)));
}

/** A name that no header of ours can have goes with the section that had it. */
function givenIn({ stored }: ComposeInput, ours: ReadonlyMap<string, OurSection>): Map<string, string> {
  const kept = [...givenNames(stored)].filter(([id, name]) => ours.has(id) || isHeaderName(name));
  return new Map([...kept, ...[...ours].map(([id, { section }]) => [id, section.name] as const)]);
}

function wantedEntries(
  { config, request: { choice }, roles, home }: ComposeInput,
  all: readonly SelectableRole[],
  adopted: ReadonlySet<string>,
): readonly WantedEntry[] {
  const region = usualRegion(config);
  const chosen = selectRoles(all, choice, roles.favourites).flatMap((role) =>
    entriesOf(role, choice, region, home),
  );
  const ids = new Set(chosen.map(({ id }) => id));
  const byId = new Map(all.map((role) => [role.id, role]));
  const others = [...adopted]
    .filter((id) => !ids.has(id))
    .flatMap((id) => {
      const role = byId.get(parseProfileId(id)?.role ?? '');
      return role === undefined ? [] : [{ id, role, region: regionOf(id), asItIs: true }];
    });
  return [...chosen, ...others];
}

function namesOf(
  { config, credentials, request }: ComposeInput,
  entries: readonly WantedEntry[],
  given: ReadonlyMap<string, string>,
  adopted: ReadonlySet<string>,
  ours: ReadonlyMap<string, OurSection>,
): Names {
  const own = new Set([...ours.values()].map(({ section }) => section));
  const others = [
    ...config.sections.filter((one) => isProfile(one) && !own.has(one)).map(({ name }) => name),
    ...credentials.sections.map(({ title }) => title.trim()),
  ];
  const kept = new Map(given);
  if (request.rename) for (const { id } of entries) if (!adopted.has(id)) kept.delete(id);
  const adoptedNames = new Set([...adopted].map((id) => given.get(id)));
  const { names, proposals } = nameProfiles({
    wanted: entries.map(({ id, role, region }) => ({ id, parts: { ...role.parts, region } })),
    template: request.choice.template,
    given: kept,
    // One that has its name from us is not a rival of it.
    others: others.filter((name) => !adoptedNames.has(name)),
  });
  // Whose name it is by another tool keeps it.
  return { names, proposals: new Map([...proposals].filter(([id]) => !adopted.has(id))) };
}

function wantedProfile(
  { id, role, region, asItIs }: WantedEntry,
  { names }: Names,
  { lineOf, request: { choice } }: ComposeInput,
): WantedProfile {
  const [name, credentialProcess] = [names.get(id) ?? '', lineOf(role.id)];
  if (asItIs) return { id, name, credentialProcess };
  const written = writtenBy({ region: region || undefined, output: choice.output || undefined });
  return { id, name, credentialProcess, ...written };
}

function staying(
  ours: ReadonlyMap<string, OurSection>,
  wanted: ReadonlySet<string>,
  known: Known,
): ReadonlySet<string> {
  return new Set([...ours.keys()].filter((id) => !wanted.has(id) && !mayLeave(id, known)));
}
