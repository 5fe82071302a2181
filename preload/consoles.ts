/** What both sides of the bridge say of consoles and of the browsers they open in. */

export type BrowserId = 'chrome' | 'edge' | 'brave' | 'vivaldi' | 'chromium' | 'firefox';

/** Where a console is to be opened, as the user says it. Never secret. */
export type BrowserChoice =
  | { readonly kind: 'system' }
  | { readonly kind: 'browser'; readonly browser: BrowserId }
  /** Any other program, or an application's folder on macOS; absolute, and given the link as its one argument. */
  | { readonly kind: 'program'; readonly program: string }
  /** By the name that its user sees. */
  | { readonly kind: 'profile'; readonly browser: BrowserId; readonly profile: string }
  /** Of Firefox, through the extension "Open external links in a container", which makes what is missing. */
  | { readonly kind: 'container'; readonly container: string; readonly profile: string | undefined };

/** What the user says of a browser's standing with AWS. */
export interface BrowserStanding {
  /** Whether it is signed in to this user's own access portal; if not, a link that signs in by itself brings the console there. */
  readonly portal: 'mine' | 'not-mine';
  /** How many consoles it keeps open beside each other: multi-session is turned on per browser, in the console itself. */
  readonly consoles: 'several' | 'one';
}

export type BrowserCondition =
  /** 12 digits. */
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'environment'; readonly environment: string }
  | { readonly kind: 'session'; readonly sessionId: string }
  | { readonly kind: 'any' };

/** What the console of an account is opened in: the nearest condition wins, whatever the order. */
export interface BrowserRule {
  readonly when: BrowserCondition;
  readonly choice: BrowserChoice;
  readonly standing: BrowserStanding;
}

/** A page of the console that was opened, and with which role. Personal, not secret. */
export interface RecentPage {
  readonly roleId: string;
  readonly url: string;
  readonly atMs: number;
}

/** A browser that is there, one of its profiles, or a container of one. */
export interface FoundBrowserView {
  readonly choice: BrowserChoice;
  /** Of the browser, as its maker writes it. */
  readonly name: string;
}

/** `choose`: several roles may be meant, those that were used last first. */
export type LinkOutcome =
  | { readonly kind: 'opened'; readonly roleId: string }
  | { readonly kind: 'choose'; readonly roleIds: readonly string[] };
