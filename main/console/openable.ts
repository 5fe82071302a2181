import { isSafeEndpoint, parseUrl } from '../sso/hosts.ts';
import type { Session } from '../sso/sessions.ts';
import { isAwsPortal } from '../sso/start-url.ts';
import { isSigninHost, readConsoleHost } from './console-hosts.ts';

/**
 * May this link be opened for this session's console? https to the session's own portal, to a sign-in host or to a console
 * of AWS, each compared as a whole; or an endpoint that a person started Daypass with.
 */
export function isOpenable(
  link: string,
  session: Pick<Session, 'issuerUrl'>,
  endpoint: string | undefined,
): boolean {
  const url = parseUrl(link);
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  if (endpoint !== undefined && isSafeEndpoint(endpoint) && url.origin === new URL(endpoint).origin)
    return true;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  const isPortal = url.host === new URL(session.issuerUrl).host && isAwsPortal(session.issuerUrl);
  return isPortal || isSigninHost(url.host) || readConsoleHost(url.host) !== undefined;
}
