import { isLoopback } from '../loopback-host.ts';
import { deviceHost, standardEndpoints } from './regions.ts';
import type { Session } from './sessions.ts';

export type LinkVerdict =
  | { readonly kind: 'open'; readonly url: string }
  /** Not one of the addresses that can be meant: a person sees the host and decides. */
  | { readonly kind: 'ask'; readonly host: string; readonly url: string }
  | { readonly kind: 'refuse'; readonly host: string };

/**
 * May this link be opened in a browser to sign in to this session? Hosts are compared whole, never by suffix: anyone
 * can host below amazonaws.com.
 */
export function judgeSignInLink(link: string, session: Session): LinkVerdict {
  const url = parseUrl(link);
  if (url === undefined) return { kind: 'refuse', host: '' };
  if (url.username !== '' || url.password !== '') return { kind: 'refuse', host: url.host };
  if (isOverride(url, session)) return { kind: 'open', url: url.href };
  if (url.protocol !== 'https:') return { kind: 'refuse', host: url.host };
  return signInHosts(session).includes(url.host)
    ? { kind: 'open', url: url.href }
    : { kind: 'ask', host: url.host, url: url.href };
}

/** https anywhere, http only to this machine: an endpoint override may not take a token over the wire in the clear. */
export function isSafeEndpoint(value: string): boolean {
  const url = parseUrl(value);
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  if (url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

function signInHosts(session: Session): readonly string[] {
  const oidc = standardEndpoints(session.region)?.oidc;
  return [
    ...(oidc === undefined ? [] : [new URL(oidc).host]),
    ...[deviceHost(session.region) ?? []].flat(),
    new URL(session.issuerUrl).host,
  ];
}

function isOverride(url: URL, session: Session): boolean {
  const override = session.endpoints['sso-oidc'];
  return override !== undefined && isSafeEndpoint(override) && new URL(override).origin === url.origin;
}
