import type {
  BrowserChoice,
  BrowserRule,
  FoundBrowserView,
  LinkReading,
  RecentPageView,
} from './consoles.ts';
import type { ProfileCommands, ProfilesView } from './aws-profiles.ts';
import type { SecretForm } from './copied-texts.ts';

/** What both sides of the bridge share. Nothing here can hold a secret; nothing but types is imported. */

export type ErrorCode =
  | 'account-without-role'
  | 'app-passing'
  | 'aws-config-unreadable'
  | 'bad-answer'
  | 'bad-request'
  | 'browser-busy'
  | 'browser-missing'
  | 'ca-bundle-unreadable'
  | 'chained-role-exists'
  | 'chained-role-invalid'
  | 'chained-role-loop'
  | 'cli-token-unusable'
  | 'client-passing'
  | 'client-unquotable'
  | 'clipboard-changed'
  | 'clipboard-unfocused'
  | 'clock-wrong'
  | 'console-refused'
  | 'data-newer'
  | 'declined'
  | 'default-profile-wins'
  | 'file-damaged'
  | 'file-unreadable'
  | 'file-unwritable'
  | 'folder-not-private'
  | 'keychain-damaged'
  | 'keychain-locked'
  | 'keychain-timeout'
  | 'keychain-unavailable'
  | 'link-refused'
  | 'link-secret'
  | 'link-unshareable'
  | 'login-item-unapproved'
  | 'loopback-unavailable'
  | 'no-sessions'
  | 'no-window'
  | 'offline'
  | 'profile-choice-invalid'
  | 'profile-missing'
  | 'profile-not-adoptable'
  | 'profiles-left'
  | 'region-unknown'
  | 'region-wrong'
  | 'role-inexact'
  | 'role-not-assigned'
  | 'role-refused'
  | 'role-unknown'
  | 'service-unknown'
  | 'session-ambiguous'
  | 'session-exists'
  | 'session-name-invalid'
  | 'session-unknown'
  | 'setting-invalid'
  | 'setting-unknown'
  | 'sign-in-cancelled'
  | 'sign-in-expired'
  | 'sign-in-failed'
  | 'sign-in-needed'
  | 'sign-in-refused'
  | 'start-url-console'
  | 'start-url-invalid'
  | 'start-url-leads-elsewhere'
  | 'start-url-not-https'
  | 'start-url-not-portal'
  | 'start-url-unknown-host'
  | 'stopping'
  | 'throttled'
  | 'tls-untrusted'
  | 'unanswered'
  | 'unavailable'
  | 'unexpected'
  | 'usage-wrong';

/** The caller's next move. */
export type Recovery = 'sign-in' | 'retry' | 'unlock-keychain' | 'fix-input' | 'update' | 'none';

/** `subject` names what the sentence is about (a host, a region, a file); never a secret. */
export interface ErrorView {
  readonly code: ErrorCode;
  readonly recovery: Recovery;
  readonly subject?: string;
}

/** A file of the user's that could not be read and was set aside; Daypass goes on without what was in it. */
export interface DamagedFileView {
  readonly kind:
    'sessions' | 'settings' | 'favourites' | 'chained-roles' | 'account-rules' | 'browser-rules' | 'profiles';
  /** Absolute path of what was set aside. */
  readonly keptAs: string;
}

export type Language = 'en' | 'ko';
/** To twelve, with what half of the day it is, or from 00 to 23. */
export type HourCycle = 'h12' | 'h23';

export type SignInFlow = 'pkce' | 'device';

/** Times are epoch milliseconds, UTC, corrected for a wrong local clock. */
export type SessionStatus =
  | { readonly kind: 'signed-out' }
  | {
      readonly kind: 'signing-in';
      readonly flow: SignInFlow;
      /** Of the page in the browser; not secret, but personal. */
      readonly link: string;
      /** Device code only: what the browser page must show too. */
      readonly userCode?: string;
      readonly expiresAtMs: number;
    }
  | {
      readonly kind: 'signed-in';
      readonly signedInAtMs: number;
      readonly tokenExpiresAtMs: number;
      /** False: no refresh token, so the sign-in ends with this access token. */
      readonly renewable: boolean;
    }
  /** The access token has run out and its renewal is held up (no network, say); the sign-in itself still stands. */
  | { readonly kind: 'renewing'; readonly signedInAtMs: number; readonly sinceMs: number }
  | { readonly kind: 'sign-in-needed'; readonly sinceMs: number }
  | { readonly kind: 'unknown'; readonly error: ErrorView };

export interface RoleView {
  /** `session/account-id/role-name` */
  readonly id: string;
  readonly name: string;
}

export type Environment = 'production' | 'staging' | 'development' | 'sandbox';
export type Colour = 'red' | 'orange' | 'yellow' | 'green' | 'teal' | 'blue' | 'purple' | 'grey';

/** What the user's rules say of an account. */
export interface AccountMark {
  readonly environment?: Environment;
  readonly group?: string;
  readonly label?: string;
  readonly colour?: Colour;
}

/** For each field of the mark, the first rule that matches and has it decides. */
export interface AccountRule extends AccountMark {
  /** The whole account name or id, in any case; `*` is any text, `?` any one character. */
  readonly match: string;
}

export interface AccountView {
  /** 12 digits. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly mark: AccountMark;
  readonly roles: readonly RoleView[];
  /** When the roles were last listed; absent: not yet. */
  readonly listedAtMs?: number;
}

export type InventoryProgress =
  | { readonly kind: 'idle'; readonly listedAtMs?: number }
  | { readonly kind: 'listing'; readonly done: number; readonly total?: number }
  | { readonly kind: 'failed'; readonly error: ErrorView; readonly listedAtMs?: number };

export interface RoleChanges {
  readonly atMs: number;
  /** Role ids. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** How long a sign-in lasts, from so many past ones; an estimate, for AWS tells no end before it comes. */
export interface SignInLengthView {
  readonly leastMs: number;
  readonly mostMs: number;
  readonly times: number;
}

export interface SessionView {
  readonly id: string;
  readonly label: string;
  readonly startUrl: string;
  readonly region: string;
  /** Endpoint overrides the session was made with, by service; shown so that nobody is led elsewhere unawares. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly status: SessionStatus;
  readonly accounts: readonly AccountView[];
  readonly progress: InventoryProgress;
  readonly changes?: RoleChanges;
  /** Absent: none of this session has run out yet. */
  readonly signInLasts?: SignInLengthView;
  /** The program that asked first for want of a sign-in, until somebody signs in. */
  readonly signInWantedBy?: string;
  /** Until then it is held rather than refused, for whoever chose `waitForSignIn`. */
  readonly signInAwaitedUntilMs?: number;
  /** Why the last sign-in came to nothing, until the next one begins; not if the user cancelled it. */
  readonly signInFault?: ErrorView;
}

export type KeychainStatus =
  | { readonly kind: 'ready'; readonly backend: string }
  | { readonly kind: 'locked'; readonly backend: string }
  | { readonly kind: 'unavailable'; readonly backend: string; readonly subject?: string }
  /** The user chose to go on without one: everything is forgotten at quit. */
  | { readonly kind: 'memory-only' };

/** A role that another role's credentials assume. */
export interface ChainedRoleView {
  /** `chain:NAME` */
  readonly id: string;
  /** The role id that assumes it. */
  readonly base: string;
  readonly roleArn: string;
  readonly region: string;
}

/** Role credentials that Daypass holds. */
export interface HeldRoleView {
  readonly roleId: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** Asked for within the last hour. */
  readonly inUse: boolean;
  /** Before they end, as `renewAhead` has it. */
  readonly renewedAhead: boolean;
}

export interface RoleUseView {
  readonly roleId: string;
  readonly lastUsedAtMs: number;
  /** As it was at the last use; two are compared by `roleUseScore`, for uses count less the longer they are ago. */
  readonly weight: number;
  /** The program that asked, as it named itself; `console` and `copy` are Daypass's own. */
  readonly by: string;
}

/** What Daypass put on the clipboard and has not cleared yet. */
export interface ClipboardView {
  readonly roleId: string;
  readonly form: CopyForm;
  /** Absent: it is not secret, or the user has clearing switched off. */
  readonly clearsAtMs?: number;
}

/** All are written by main; those of `secretForms` never pass through a window. */
export type CopyForm =
  | 'account-id'
  | 'console-link'
  | 'credential-process'
  | 'profile-command'
  | 'profile-name'
  | 'role-arn'
  | 'role-id'
  | SecretForm;

/** What a person may change. Never secret. */
export interface Settings {
  readonly language: 'system' | Language;
  readonly theme: 'system' | 'light' | 'dark';
  /** What the list of roles is divided by; what has none of it goes by the next of them. */
  readonly grouping: 'group' | 'environment' | 'session';
  readonly startAtLogin: boolean;
  /** A sign-in that has run out opens its page when the person comes back to the machine. */
  readonly signInOnReturn: boolean;
  /** An accelerator as Electron writes them; empty: none. */
  readonly shortcut: string;
  readonly notifications: boolean;
  /** `HH:MM-HH:MM`, local time, over midnight too; empty: none. */
  readonly quietHours: string;
  /** After how many seconds a copied secret leaves the clipboard; 0: when signing out or quitting. */
  readonly clipboardSeconds: number;
  /** `memory`: sign-ins are kept nowhere and end with Daypass, for machines that have no keychain. */
  readonly keychain: 'system' | 'memory';
  /** How long a tool that needs a sign-in is held before it gets its answer, in seconds; 0 to 45. */
  readonly waitForSignIn: number;
  /**
   * Whose credentials are renewed though nobody waits for them: roles asked for within the last hour; those, and the first
   * `mostFavouritesAhead` favourites all the time; none.
   */
  readonly renewAhead: 'used' | 'favourites' | 'nothing';
  /** PEM file trusted beside the built-in certificates; empty: none. */
  readonly caBundle: string;
  /** For all connections to AWS; empty: what the environment says. */
  readonly proxy: string;
  /** Hosts that `proxy` is not for, as NO_PROXY has them. */
  readonly noProxy: string;
  /** The AWS files of the first shell that ran `daypass`; empty: the usual places. */
  readonly awsConfigFile: string;
  readonly awsSharedCredentialsFile: string;
}

/** Credentials of no more are kept ready: each is a call to AWS again and again, and one more that could be stolen. */
export const mostFavouritesAhead = 50;

export type View = 'access' | 'profiles' | 'sessions' | 'rules' | 'browsers' | 'settings' | 'about';

/** What the window proposes or says unasked, until a person waves it away for good. */
export type Offer = 'next-step' | 'rules-offer' | 'memory-only';

/** What only a host with a screen has. */
export interface DesktopView {
  readonly platform: 'macos' | 'windows' | 'linux';
  readonly version: string;
  /** False: this desktop shows no tray icons, so window and shortcut serve instead. */
  readonly tray: boolean;
  readonly shortcut: 'registered' | 'taken' | 'off' | 'unsupported';
  /** An accelerator that is free on most of these desktops. */
  readonly suggestedShortcut: string;
  /** What a `credential_process` line begins with. Absent: none can name the client where it lies. */
  readonly processCommand?: string;
  /**
   * Where the window was last asked to go; without a view it was called for as it stands. `times` grows with each asking.
   */
  readonly shown: { readonly view?: View; readonly times: number };
  readonly dismissed: readonly Offer[];
}

/**
 * Fills the window's page (`html`, as it was built) with what it will show of this snapshot, in a window of this size in
 * pixels; the renderer makes it, and main calls it.
 */
export type DrawFirstPage = (
  html: string,
  state: AppState,
  size: { readonly width: number; readonly height: number },
) => string;

/** The whole of what any screen shows: the one snapshot, pushed at each change. */
export interface AppState {
  readonly revision: number;
  readonly language: Language;
  /** As the system writes a time of day; absent: as the language does. */
  readonly hourCycle?: HourCycle;
  readonly keychain: KeychainStatus;
  /** Set when the local clock is more than two minutes off the services' clocks. */
  readonly clockSkewMs?: number;
  readonly settings: Settings;
  readonly sessions: readonly SessionView[];
  readonly chainedRoles: readonly ChainedRoleView[];
  readonly held: readonly HeldRoleView[];
  /** The latest first. */
  readonly roleUses: readonly RoleUseView[];
  /** Role ids, in the user's order. */
  readonly favourites: readonly string[];
  readonly accountRules: readonly AccountRule[];
  readonly browserRules: readonly BrowserRule[];
  /** The latest first; a few of each role. */
  readonly recentPages: readonly RecentPageView[];
  readonly profiles: ProfilesView;
  /** Until the user has put something in their place, also after a restart; absent or empty: none. Worded by damaged-files.ts. */
  readonly damagedFiles?: readonly DamagedFileView[];
  readonly clipboard?: ClipboardView;
  readonly desktop?: DesktopView;
}

/** A sign-in that the AWS config knows of and Daypass does not. */
export interface FoundSessionView {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
}

export interface NewSession {
  readonly startUrl: string;
  readonly region?: string;
  readonly label?: string;
}

/** What a window may ask for. Arguments are ids of things main knows, or the user's own input; no answer is secret. */
export interface Commands extends ProfileCommands {
  /** The new session's id. */
  addSession(wanted: NewSession): string;
  findSessions(): readonly FoundSessionView[];
  /** By the name in the AWS config; the new session's id. */
  importSession(name: string): string;
  renameSession(sessionId: string, label: string): void;
  removeSession(sessionId: string): void;
  /** Opens the browser, too; joins a sign-in that is pending. */
  signIn(sessionId: string, flow: SignInFlow | 'usual'): void;
  cancelSignIn(sessionId: string): void;
  /** `atAws` false: AWS could not be told, so its side of the sign-in ends when it would have. */
  signOut(sessionId: string): { readonly atAws: boolean };
  refreshRoles(sessionId: string): void;
  /** Gets role credentials now if none are held. */
  prepareRole(roleId: string): void;
  copy(roleId: string, form: CopyForm): void;
  clearClipboard(): void;
  /** In the user's browser. `destination`: a service's id, a console URL or that of a recent page; empty: the console's home. */
  openConsole(roleId: string, destination: string): void;
  /** What a pasted page of the console, or a shortcut of an access portal, leads to, and with which role. */
  readConsoleLink(link: string): LinkReading;
  openConsoleLink(link: string, roleId: string): void;
  /** Puts a link without a secret on the clipboard; `destination` as for `openConsole`. */
  shareConsole(roleId: string, destination: string): void;
  findBrowsers(): readonly FoundBrowserView[];
  /** Opens the user's access portal there, where they can then sign in. */
  tryBrowser(choice: BrowserChoice): void;
  /** Of the container extension, in this profile of Firefox; empty: the one it opens by itself. */
  hasContainerKey(profile: string): boolean;
  /** Goes to the keychain, and no answer has it again. Empty: it is forgotten. */
  keepContainerKey(profile: string, key: string): void;
  dismissOffer(offer: Offer): void;
  setFavourite(roleId: string, favourite: boolean): void;
  saveSettings(changes: Partial<Settings>): void;
  saveAccountRules(rules: readonly AccountRule[]): void;
  /** A person is asked about a program that no rule names yet. */
  saveBrowserRules(rules: readonly BrowserRule[]): void;
  /** Asks the keychain again, which may raise its own prompt. */
  unlockKeychain(): void;
  hideWindow(): void;
}

export type CommandName = keyof Commands;

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorView };

/**
 * How a window gets the snapshot: by asking once, and by being told of every change. Each is an `AppState` as JSON, for a
 * text crosses the worlds in one piece, and an object of thousands of roles value by value.
 */
export interface StateBridge {
  getState(): Promise<string>;
  onState(listener: (stateJson: string) => void): () => void;
}

/** All that a window can do. */
export interface Bridge extends StateBridge {
  readonly run: {
    readonly [C in CommandName]: (
      ...args: Parameters<Commands[C]>
    ) => Promise<Result<ReturnType<Commands[C]>>>;
  };
}

/** One value for each command; one left out does not compile. */
export function forEachCommand<T>(make: (name: CommandName) => T): { readonly [C in CommandName]: T } {
  return {
    addSession: make('addSession'),
    findSessions: make('findSessions'),
    importSession: make('importSession'),
    renameSession: make('renameSession'),
    removeSession: make('removeSession'),
    signIn: make('signIn'),
    cancelSignIn: make('cancelSignIn'),
    signOut: make('signOut'),
    refreshRoles: make('refreshRoles'),
    prepareRole: make('prepareRole'),
    copy: make('copy'),
    clearClipboard: make('clearClipboard'),
    openConsole: make('openConsole'),
    readConsoleLink: make('readConsoleLink'),
    openConsoleLink: make('openConsoleLink'),
    shareConsole: make('shareConsole'),
    findBrowsers: make('findBrowsers'),
    tryBrowser: make('tryBrowser'),
    hasContainerKey: make('hasContainerKey'),
    keepContainerKey: make('keepContainerKey'),
    dismissOffer: make('dismissOffer'),
    setFavourite: make('setFavourite'),
    saveSettings: make('saveSettings'),
    saveAccountRules: make('saveAccountRules'),
    saveBrowserRules: make('saveBrowserRules'),
    previewProfiles: make('previewProfiles'),
    applyProfiles: make('applyProfiles'),
    undoProfiles: make('undoProfiles'),
    findPlaintext: make('findPlaintext'),
    removePlaintext: make('removePlaintext'),
    unlockKeychain: make('unlockKeychain'),
    hideWindow: make('hideWindow'),
  };
}

export const channels = {
  getState: 'daypass:get-state',
  state: 'daypass:state',
  command: 'daypass:command',
} as const;
