import type { BrowserChoice, LinkReading } from '../../preload/consoles.ts';
import { accountOf, chainOf } from '../credentials/chained-role.ts';
import { parseRoleId, printRoleId, type RoleId } from '../credentials/role-id.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { printable } from '../printable.ts';
import { printBrowser } from './browser-name.ts';
import { browserFor, type ConsoleBrowser, type RuledAccount } from './browser-rules.ts';
import type { ConsoleRequest } from './console.ts';
import type { ConsoleUrl } from './console-url.ts';
import { usualStanding } from './console-link.ts';
import { type Destination, readDestination } from './destinations.ts';
import { describePage } from './page-name.ts';
import { recentPageId } from './recent-pages.ts';
import { routeConsoleUrl } from './router.ts';

type ConsoleCore = Pick<
  Core,
  'console' | 'store' | 'chainedRoles' | 'browserRules' | 'recentPages' | 'roleUses' | 'now'
>;

/** What a window asks for; how long it waits is not said yet. */
export type WindowRequest = Omit<ConsoleRequest, 'signal'>;

type LinkCore = Pick<Core, 'store' | 'chainedRoles' | 'recentPages'>;

/** In the browser given, and remembered as a use of the role. @throws as Console.open */
export async function openConsole(
  core: ConsoleCore,
  request: ConsoleRequest,
  browser: ConsoleBrowser,
): Promise<void> {
  const roleId = printRoleId(request.role);
  const url = await core.console.open(request, browser);
  core.roleUses.note(roleId, 'console');
  if (url !== undefined) core.recentPages.note({ roleId, url, atMs: core.now() });
}

/** The link's page with a role that it may be meant for. @throws AppError account-without-role, link-refused */
export function linkRequest(core: LinkCore, link: string, role: RoleId): WindowRequest {
  return requestFor(role, destinationIn(routeIn(core, link).page));
}

/** @throws AppError account-without-role, link-refused */
export function readLink(core: LinkCore, link: string): LinkReading {
  const route = routeIn(core, link);
  const page = route.page === undefined ? {} : { page: describePage(route.page) };
  return route.kind === 'choose'
    ? { kind: 'choose', roleIds: route.roleIds, ...page }
    : { kind: 'role', roleId: printRoleId(route.role), ...page };
}

/** A request as most are: `destination` as a person typed or chose it, or a recent page's id. @throws as destinationOf */
export function plainRequest(
  { recentPages }: Pick<Core, 'recentPages'>,
  role: RoleId,
  destination: string,
): WindowRequest {
  const recent = recentPages.all().find((page) => recentPageId(page) === destination);
  return requestFor(role, destinationOf(recent?.url ?? destination));
}

function requestFor(role: RoleId, destination: Destination): WindowRequest {
  return { role, destination, region: undefined, wish: 'usual', durationSeconds: undefined };
}

export function destinationIn(page: ConsoleUrl | undefined): Destination {
  return page === undefined ? { kind: 'home' } : { kind: 'url', page };
}

/** @throws AppError service-unknown: it names no one page; link-refused: it is no page of AWS's console */
export function destinationOf(text: string): Destination {
  const read = readDestination(text);
  switch (read.kind) {
    case 'unclear':
      throw new AppError('service-unknown', printable(text));
    case 'refused':
      throw new AppError('link-refused', read.host);
    case 'home':
    case 'service':
    case 'url':
      return read;
  }
}

/**
 * What the user's rules choose, or `wished` in its place, which stands with AWS as the rules say it does elsewhere.
 *
 * @throws AppError role-unknown, chained-role-loop
 */
export function browserOf(
  role: RoleId,
  core: Pick<Core, 'store' | 'chainedRoles' | 'browserRules'>,
  wished?: BrowserChoice,
): ConsoleBrowser {
  const rules = core.browserRules.all();
  const ruled = browserFor(ruledAccount(role, core), rules);
  if (wished === undefined) return ruled;
  const same = [ruled, ...rules].find(({ choice }) => printBrowser(choice) === printBrowser(wished));
  return { choice: wished, standing: same?.standing ?? usualStanding };
}

type FoundRoute =
  | { readonly kind: 'role'; readonly role: RoleId; readonly page: ConsoleUrl | undefined }
  | {
      readonly kind: 'choose';
      readonly roleIds: readonly string[];
      readonly page: ConsoleUrl | undefined;
    };

/** Which role a pasted or clicked link is for. @throws AppError account-without-role, link-refused */
export function routeIn(core: LinkCore, link: string): FoundRoute {
  const access = { sessions: core.store.get().sessions, chained: core.chainedRoles.all() };
  const route = routeConsoleUrl(link, access, core.recentPages.all());
  switch (route.kind) {
    case 'role': {
      const role = parseRoleId(route.roleId);
      if (role === undefined) throw new AppError('role-unknown', route.roleId);
      return { kind: 'role', role, page: route.page };
    }
    case 'choose':
      if (route.roleIds.length === 0) throw new AppError('account-without-role');
      return { kind: 'choose', roleIds: route.roleIds, page: route.page };
    case 'unknown-account':
      throw new AppError('account-without-role', route.accountId);
    case 'refused':
      throw new AppError('link-refused', route.host);
  }
}

/** What rules about browsers can ask of a role's account. */
function ruledAccount(
  role: RoleId,
  { store, chainedRoles }: Pick<Core, 'store' | 'chainedRoles'>,
): RuledAccount {
  const { root, links } = chainOf(printRoleId(role), chainedRoles.find);
  const [last] = links;
  const accountId = last === undefined ? root.accountId : accountOf(last);
  const session = store.get().sessions.find(({ id }) => id === root.sessionId);
  const mark = session?.accounts.find(({ id }) => id === accountId)?.mark;
  return { sessionId: root.sessionId, accountId, group: mark?.group, environment: mark?.environment };
}
