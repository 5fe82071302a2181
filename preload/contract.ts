/** What both sides of the bridge share. Nothing here can hold a secret; nothing here imports anything. */

export type ErrorCode =
  | 'aws-config-unreadable'
  | 'bad-answer'
  | 'bad-request'
  | 'ca-bundle-unreadable'
  | 'chained-role-exists'
  | 'chained-role-invalid'
  | 'chained-role-loop'
  | 'cli-token-unusable'
  | 'clock-wrong'
  | 'data-newer'
  | 'default-profile-wins'
  | 'file-damaged'
  | 'file-unwritable'
  | 'keychain-damaged'
  | 'keychain-locked'
  | 'keychain-timeout'
  | 'keychain-unavailable'
  | 'link-refused'
  | 'loopback-unavailable'
  | 'no-sessions'
  | 'offline'
  | 'region-unknown'
  | 'region-wrong'
  | 'role-not-assigned'
  | 'role-refused'
  | 'role-unknown'
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
  | 'start-url-invalid'
  | 'start-url-leads-elsewhere'
  | 'start-url-not-https'
  | 'start-url-not-portal'
  | 'start-url-unknown-host'
  | 'stopping'
  | 'throttled'
  | 'tls-untrusted'
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

export type SignInFlow = 'pkce' | 'device';

/** Times are epoch milliseconds, UTC, corrected for a wrong local clock. */
export type SessionStatus =
  | { readonly kind: 'signed-out' }
  | {
      readonly kind: 'signing-in';
      readonly flow: SignInFlow;
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

export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
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
  /** A program that was refused for want of a sign-in, until somebody signs in. */
  readonly signInWantedBy?: string;
}

export type KeychainStatus =
  | { readonly kind: 'ready'; readonly backend: string }
  | { readonly kind: 'locked'; readonly backend: string }
  | { readonly kind: 'unavailable'; readonly backend: string; readonly subject?: string }
  /** The user chose to go on without one: everything is forgotten at quit. */
  | { readonly kind: 'memory-only' };

/** The whole of what any screen shows: the one snapshot, pushed at each change. */
export interface AppState {
  readonly revision: number;
  readonly keychain: KeychainStatus;
  /** Set when the local clock is more than two minutes off the services' clocks. */
  readonly clockSkewMs?: number;
  readonly sessions: readonly SessionView[];
}

/** How a window gets the snapshot: by asking once, and by being told of every change. */
export interface StateBridge {
  getState(): Promise<AppState>;
  onState(listener: (state: AppState) => void): () => void;
}
