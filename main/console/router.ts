import { parseUrl } from '../sso/hosts.ts';
import { isAwsPortal } from '../sso/start-url.ts';
import { printable } from '../printable.ts';
import { type ConsoleUrl, readConsoleUrl } from './console-url.ts';
import { type KnownAccess, type KnownRole, rolesOf } from './known-roles.ts';
import { readPortalLink, type ReadShortcut } from './portal-link.ts';
import type { RecentPage } from './recent-pages.ts';
import { accountsNamed } from './url-accounts.ts';

/** `page` undefined: the link names no page, so the console opens where it opens by itself. */
export type Route =
  | { readonly kind: 'role'; readonly roleId: string; readonly page: ConsoleUrl | undefined }
  /** Last used first. */
  | { readonly kind: 'choose'; readonly roleIds: readonly string[]; readonly page: ConsoleUrl | undefined }
  /** No role in it is known. */
  | { readonly kind: 'unknown-account'; readonly accountId: string; readonly page: ConsoleUrl | undefined }
  /** Neither a page of the AWS console nor a shortcut of an access portal. */
  | { readonly kind: 'refused'; readonly host: string };

/**
 * Which role a pasted or clicked link is for. Asked is only where it is unclear: several roles fit, and none of them
 * opened this page, or this service in this account, before.
 */
export function routeConsoleUrl(text: string, access: KnownAccess, recent: readonly RecentPage[]): Route {
  const roles = rolesOf(access);
  const shortcut = readPortalLink(text);
  if (shortcut !== undefined && isPortal(shortcut.portal, access))
    return routeShortcut(shortcut, roles, recent);
  const page = readConsoleUrl(text);
  return page === undefined
    ? { kind: 'refused', host: parseUrl(text.trim())?.host ?? printable(text) }
    : routePage(page, roles, recent);
}

/** AWS's own, or a company's name for one. */
function isPortal(portal: string, { sessions }: KnownAccess): boolean {
  return (
    isAwsPortal(portal) || sessions.some(({ startUrl }) => new URL(startUrl).host === new URL(portal).host)
  );
}

function routeShortcut(
  { accountId, roleName, page }: ReadShortcut,
  roles: readonly KnownRole[],
  recent: readonly RecentPage[],
): Route {
  const inAccount = fitting(roles, page).filter((role) => role.accountId === accountId);
  if (inAccount.length === 0) return { kind: 'unknown-account', accountId, page };
  const named = inAccount.filter((role) => role.roleName === roleName);
  // The sender's role need not be the reader's.
  return choose(named.length > 0 ? named : inAccount, page, recent);
}

function routePage(page: ConsoleUrl, roles: readonly KnownRole[], recent: readonly RecentPage[]): Route {
  const usable = fitting(roles, page);
  const named = accountsNamed(page, (id) => usable.some(({ accountId }) => accountId === id));
  const [first] = named;
  if (first === undefined) return choose(usable, page, recent, 'account-unknown');
  // A page may well name what another account shares; those with a role are meant.
  const inAccounts = usable.filter(({ accountId }) => named.includes(accountId));
  return inAccounts.length === 0
    ? { kind: 'unknown-account', accountId: first, page }
    : choose(inAccounts, page, recent);
}

/** No credentials reach another partition. */
function fitting(roles: readonly KnownRole[], page: ConsoleUrl | undefined): readonly KnownRole[] {
  return page === undefined ? roles : roles.filter(({ partition }) => partition === page.partition);
}

function choose(
  roles: readonly KnownRole[],
  page: ConsoleUrl | undefined,
  recent: readonly RecentPage[],
  account: 'account-known' | 'account-unknown' = 'account-known',
): Route {
  const ids = roles.map(({ id }) => id);
  const pages = recent.filter(({ roleId }) => ids.includes(roleId)).toSorted((a, b) => b.atMs - a.atMs);
  const [only, ...more] = ids;
  const before =
    more.length === 0 ? only : (openedPage(pages, page) ?? openedService(pages, page, account))?.roleId;
  if (before !== undefined) return { kind: 'role', roleId: before, page };
  return { kind: 'choose', roleIds: [...new Set([...pages.map(({ roleId }) => roleId), ...ids])], page };
}

function openedPage(pages: readonly RecentPage[], page: ConsoleUrl | undefined): RecentPage | undefined {
  return pages.find(({ url }) => url === page?.url);
}

function openedService(
  pages: readonly RecentPage[],
  page: ConsoleUrl | undefined,
  account: 'account-known' | 'account-unknown',
): RecentPage | undefined {
  if (page === undefined || account === 'account-unknown') return undefined;
  return pages.find(({ url }) => serviceOf(url) === serviceOf(page.url));
}

function serviceOf(url: string): string {
  return new URL(url).pathname.split('/')[1] ?? '';
}
