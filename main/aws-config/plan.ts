import { type Document, parse, type Section } from './document.ts';
import { applyEdits, type Edit, inOrder, joinLines } from './lines.ts';
import { isProfile, type OurSection, ourSections } from './our-sections.ts';
import { parseProfileId } from './profile-id.ts';
import {
  adoption,
  appending,
  departure,
  isBare,
  renewal,
  sectionOf,
  type WantedProfile,
  type Written,
  writtenBy,
} from './section-edits.ts';

export interface PlanInput {
  readonly document: Document;
  readonly wanted: readonly WantedProfile[];
  /** As the last plan gave it. What is not here, or has another value in the file, is the user's. */
  readonly written: ReadonlyMap<string, Written>;
  /** Names of profiles someone else wrote that are to become ours: their other settings stay. */
  readonly adopt?: ReadonlySet<string>;
  /** Ids of sections of ours that are left as they are, wanted or not. */
  readonly keep?: ReadonlySet<string>;
  /** The tag in our profiles' ids; sections of another home's are somebody else's. */
  readonly home?: string;
}

interface ProfileChange {
  /**
   * `release`: no longer wanted, but with settings of the user's, which stay below the header; `clash`: the name belongs to
   * a profile with credentials of its own, so ours is not written, or not renamed.
   */
  readonly kind: 'add' | 'change' | 'remove' | 'release' | 'adopt' | 'clash';
  readonly id: string;
  readonly name: string;
}

export interface Plan {
  readonly edits: readonly Edit[];
  readonly changes: readonly ProfileChange[];
  /** By id, to be kept for the next plan once this one is applied. */
  readonly written: ReadonlyMap<string, Written>;
}

/** What makes the file have the wanted profiles; no line outside our sections changes. @throws AppError bad-request */
export function planProfiles(input: PlanInput): Plan {
  const { document, wanted, written, adopt = new Set(), keep = new Set(), home } = input;
  const names = new Map(wanted.map(({ id, name }) => [id, name]));
  const marked = ourSections(document, (id) => names.get(id));
  const ours = new Map([...marked].filter(([id]) => isOfHome(id, home)));
  const own = new Set([...ours.values()].map(({ section }) => section));
  const profiles = document.sections.filter((one) => isProfile(one) && !own.has(one));
  const others = new Map(profiles.map((one) => [one.name, one]));
  const given = new Set<string>();

  const settled = wanted.map((profile) => {
    const { id, name } = profile;
    const other = others.get(name);
    const taken = given.has(name) || (other !== undefined && !adopt.has(name) && !isBare(other));
    given.add(name);
    return { id, name, change: settle(profile, ours.get(id), other, taken, written.get(id)) };
  });
  const stays = ({ id }: OurSection) => names.has(id) || keep.has(id);
  const left = [...ours.values()].filter((our) => !stays(our));
  const leaving = left.map((our) => {
    const change = departure(document, our, written.get(our.id));
    return { id: our.id, name: our.section.name, change };
  });
  const changes = [...settled, ...leaving].flatMap(({ id, name, change: { kind } }) =>
    kind === undefined ? [] : [{ kind, id, name }],
  );
  const blocks = settled.map(({ change }) => change.block).filter((one) => one !== undefined);
  const changed = [...settled, ...leaving].flatMap(({ change }) => change.edits);
  const edits = [...changed, ...partingOnTop(document, [...ours.values()].filter(stays), changed)];
  return {
    edits: inOrder([...edits, ...appending(document, blocks, edits)]),
    changes,
    written: new Map([
      ...[...keep].map((id) => [id, written.get(id) ?? {}] as const),
      ...settled.map(({ id, change }) => [id, change.written] as const),
    ]),
  };
}

interface Settled {
  readonly kind: ProfileChange['kind'] | undefined;
  readonly edits: readonly Edit[];
  /** A section to be added. */
  readonly block?: readonly string[];
  readonly written: Written;
}

function settle(
  profile: WantedProfile,
  our: OurSection | undefined,
  other: Section | undefined,
  taken: boolean,
  written: Written | undefined,
): Settled {
  if (our !== undefined) {
    const { name } = our.section;
    const clash = name !== profile.name && (taken || other !== undefined);
    const change = renewal(clash ? { ...profile, name } : profile, our, written);
    const kind = clash ? 'clash' : change.edits.length === 0 ? undefined : 'change';
    return { kind, edits: change.edits, written: change.written };
  }
  if (taken) return { kind: 'clash', edits: [], written: {} };
  if (other !== undefined) return { kind: 'adopt', ...adoption(profile, other) };
  return { kind: 'add', edits: [], block: sectionOf(profile), written: writtenBy(profile) };
}

/** The empty line above a section of ours parts it from nothing, once all that was above it goes. */
function partingOnTop(
  { lines }: Document,
  staying: readonly OurSection[],
  edits: readonly Edit[],
): readonly Edit[] {
  const at = Math.min(...staying.map(({ section }) => section.header)) - 1;
  const above = edits.filter((edit) => edit.at <= at);
  const removed = above.reduce((sum, { remove }) => sum + remove, 0);
  const isOnTop = removed > 0 && removed === at && above.every(({ insert }) => insert.length === 0);
  return isOnTop && lines[at]?.text.trim() === '' ? [{ at, remove: 1, insert: [] }] : [];
}

export function isOfHome(id: string, home: string | undefined): boolean {
  const profile = parseProfileId(id);
  return profile !== undefined && profile.home === home;
}

/** What is in the file once it is edited. */
export function edited(document: Document, edits: readonly Edit[]): Document {
  return edits.length === 0 ? document : parse(printEdited(document, edits));
}

export function printEdited({ lines }: Document, edits: readonly Edit[]): string {
  return joinLines(applyEdits(lines, edits));
}
