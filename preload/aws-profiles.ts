import type { ConfigFault, Shadow } from './aws-config-texts.ts';

/** What both sides of the bridge share of the profiles that Daypass keeps in the AWS config. Nothing here is secret. */

/**
 * Patterns as account rules have them: any case, `*` any text, `?` any one character, and one that begins with `!` leaves
 * out. A role is meant if each list lets it through: none of its `!` matches, and one of the others, if there are others.
 */
export interface RoleFilter {
  /** Names, labels or ids. */
  readonly accounts: readonly string[];
  readonly roles: readonly string[];
  readonly environments: readonly string[];
  readonly groups: readonly string[];
  /** Ids or labels. */
  readonly sessions: readonly string[];
}

export const profileOutputs = ['', 'json', 'text', 'table', 'yaml', 'yaml-stream'] as const;
export type ProfileOutput = (typeof profileOutputs)[number];

/** Which roles have a profile, and what stands in it. */
export interface ProfileChoice {
  readonly roles: 'none' | 'all' | 'favourites';
  /** Of `roles` only those that it lets through. */
  readonly where: RoleFilter;
  /** Role ids, whatever the rest says. */
  readonly picked: readonly string[];
  readonly template: string;
  /** One profile per role for each; none: one, in the region of the default profile, else of the sign-in. */
  readonly regions: readonly string[];
  /** Empty: none is written. */
  readonly output: ProfileOutput;
  /** Roles gained and lost, favourites and names of the choice change the file by themselves. */
  readonly follow: boolean;
}

/** A profile of another tool's that is to become ours, its name kept; a role is given where the file does not tell. */
export interface Adoption {
  readonly name: string;
  readonly roleId?: string;
}

export interface ProfilesRequest {
  readonly choice: ProfileChoice;
  readonly adopt: readonly Adoption[];
  /** Profiles take the names they would be given today. */
  readonly rename: boolean;
}

/**
 * `clash`: the name belongs to somebody else's profile by now; `release`: ours goes, and settings of the user's in it stay;
 * `stay`: not wanted any more, for all that is known, but the list of roles is too old to remove anything by it.
 */
export type ProfileChange = 'none' | 'add' | 'change' | 'adopt' | 'clash' | 'remove' | 'release' | 'stay';

export interface ProfileView {
  /** The role's id, with a region where a role has several; never changes. */
  readonly id: string;
  readonly roleId: string;
  readonly name: string;
  readonly change: ProfileChange;
  readonly accountName: string;
  readonly roleName: string;
  /** Empty: none. */
  readonly region: string;
  /** What it would be named today. */
  readonly proposed?: string;
}

export type ForeignTool = 'aws-cli' | 'aws-sso-cli' | 'aws-vault' | 'granted' | 'leapp';

export interface ForeignProfileView {
  readonly name: string;
  readonly tool: ForeignTool;
  /** Absent: no role that Daypass knows. */
  readonly roleId?: string;
  /** Of the Identity Center to sign in to first. */
  readonly startUrl?: string;
}

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  /** Values that may be secret are masked. */
  readonly text: string;
}

/** Line numbers from 1, of the file before and after. */
export interface DiffHunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly DiffLine[];
}

export interface ProfilesPreview {
  /** Absolute. */
  readonly file: string;
  /** Stands for all that would change, wherever in the file; `applyProfiles` is told it to write no more than was shown. */
  readonly digest: string;
  /** Why the file is left alone; everything else is empty then. */
  readonly fault?: ConfigFault;
  readonly profiles: readonly ProfileView[];
  readonly hunks: readonly DiffHunk[];
  readonly shadows: readonly Shadow[];
  readonly foreign: readonly ForeignProfileView[];
  readonly undoable: boolean;
}

export type ProfilesOutcome =
  | { readonly kind: 'written' | 'unchanged'; readonly preview: ProfilesPreview }
  /** Nothing was changed: it would be something else by now than what was shown, which the preview shows. */
  | { readonly kind: 'moved'; readonly preview: ProfilesPreview }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly file: string; readonly fault: ConfigFault };

export type PlaintextKind =
  /** Buys every role of the user's. */
  | 'sso-token'
  /** With which a refresh token is redeemed. */
  | 'client-registration'
  | 'role-credentials'
  /** A section of the credentials file with a session token, so not a key for ever. */
  | 'temporary-profile'
  /** Leapp's copy of the whole credentials file. */
  | 'credentials-copy'
  /** Leapp's, encrypted with nothing but the id of the machine. */
  | 'leapp-workspace'
  | 'aws-sso-cli-store';

export interface PlaintextPlace {
  readonly kind: PlaintextKind;
  readonly file: string;
  /** Of the credentials file; absent: the whole file. */
  readonly section?: string;
}

/** What another tool left readable on this disk. Never its content. */
export interface Plaintext extends PlaintextPlace {
  /** When the file last changed; epoch milliseconds. */
  readonly sinceMs: number;
}

/** What the snapshot shows of them. */
export interface ProfilesView {
  readonly choice: ProfileChoice;
  /** Somebody has chosen; else `choice` is what would be proposed. */
  readonly chosen: boolean;
  readonly file: string;
  /** Those in the file when it was last looked at. */
  readonly written: readonly { readonly roleId: string; readonly name: string }[];
  /** Why the file does not follow the roles now. */
  readonly fault?: ConfigFault;
}

/** What a window may ask for about them; part of the contract's `Commands`. */
export interface ProfileCommands {
  /** What `applyProfiles` would do to the AWS config now. */
  previewProfiles(request: ProfilesRequest): ProfilesPreview;
  /** `shown`: the digest of the preview that a person has seen; nothing but that is done. */
  applyProfiles(request: ProfilesRequest, shown: string): ProfilesOutcome;
  /** Takes back the last apply that was not taken back. */
  undoProfiles(): ProfilesOutcome;
  /** What other tools left readable on the disk. */
  findPlaintext(): readonly Plaintext[];
  /** Of what is named and still found there; what was removed. */
  removePlaintext(chosen: readonly PlaintextPlace[]): readonly Plaintext[];
}
