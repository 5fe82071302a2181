import { parseUrl } from '../sso/hosts.ts';
import type { Session } from '../sso/sessions.ts';
import { type ConsoleUrl, readConsoleUrl } from './console-url.ts';

export interface Shortcut {
  /** 12 digits. */
  readonly accountId: string;
  /** Undefined: whoever opens the link chooses among the roles they have. */
  readonly roleName: string | undefined;
  /** Undefined: where the permission set leads, else the console's home. */
  readonly destination: string | undefined;
}

/**
 * The access portal's own shortcut link: no secret in it, and fit to be shared, for it gives nobody more than they have.
 * On the AWS-owned address, since a company's own name for it need not keep what follows the `#`.
 */
export function portalLink(session: Pick<Session, 'issuerUrl'>, shortcut: Shortcut): string {
  const { accountId, roleName, destination } = shortcut;
  const parameters = [
    ['account_id', accountId],
    ...(roleName === undefined ? [] : [['role_name', roleName]]),
    ...(destination === undefined ? [] : [['destination', destination]]),
  ];
  const query = parameters.map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
  return `${session.issuerUrl}/#/console?${query.join('&')}`;
}

export interface ReadShortcut {
  /** The portal's address without query and fragment; whose it is, the reader has to judge. */
  readonly portal: string;
  readonly accountId: string;
  readonly roleName: string | undefined;
  readonly page: ConsoleUrl | undefined;
}

/** Undefined: not a shortcut link, or one that leads to no console of AWS. */
export function readPortalLink(text: string): ReadShortcut | undefined {
  const url = parseUrl(text.trim());
  if (url === undefined || url.protocol !== 'https:') return undefined;
  if (url.username !== '' || url.password !== '' || !url.hash.startsWith('#/console?')) return undefined;
  const parameters = readParameters(url.hash.slice('#/console?'.length));
  const accountId = parameters?.get('account_id') ?? '';
  if (parameters === undefined || !/^\d{12}$/.test(accountId)) return undefined;
  const roleName = parameters.get('role_name');
  if (roleName !== undefined && !/^[\w+=,.@-]{1,64}$/.test(roleName)) return undefined;
  const destination = parameters.get('destination');
  const page = destination === undefined ? undefined : readConsoleUrl(destination);
  if (destination !== undefined && page === undefined) return undefined;
  return { portal: url.origin + url.pathname, accountId, roleName, page };
}

/** Not URLSearchParams: to it a plus is a blank, here it may be part of a role's name. */
function readParameters(query: string): ReadonlyMap<string, string> | undefined {
  const pairs = query.split('&').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [name, decoded(value.join('='))] as const;
  });
  const read = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (value === undefined || read.has(name)) return undefined;
    read.set(name, value);
  }
  return read;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
