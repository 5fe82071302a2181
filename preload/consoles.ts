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

/** A page of the console as people call it. Nothing of its query is in it, which may hold what is for nobody's eyes. */
export interface ConsolePageView {
  /** The service's name, or what its address begins with. */
  readonly service: string;
  /** What of the service it shows; absent: its first page. */
  readonly detail?: string;
  readonly region?: string;
}

/** A page that was opened, and with which role. Personal, not secret. */
export interface RecentPageView extends ConsolePageView {
  readonly roleId: string;
  /** For `openConsole` and `shareConsole`, which find the page's address by it. */
  readonly destination: string;
}

/** A browser that is there, one of its profiles, or a container of one. */
export interface FoundBrowserView {
  readonly choice: BrowserChoice;
  /** Of the browser, as its maker writes it. */
  readonly name: string;
}

/** Which role a link is for. `choose`: several may be meant, those that were used last first. Without a page: the console's home. */
export type LinkReading =
  | { readonly kind: 'role'; readonly roleId: string; readonly page?: ConsolePageView }
  | { readonly kind: 'choose'; readonly roleIds: readonly string[]; readonly page?: ConsolePageView };
