import { parseUrl } from '../sso/hosts.ts';
import { partitionOf } from '../sso/regions.ts';
import { type ConsolePartition, readConsoleHost } from './console-hosts.ts';

/** A page of the AWS console, fit to be opened or passed on: nothing in it belongs to one browser or one sign-in. */
export interface ConsoleUrl {
  readonly url: string;
  readonly partition: ConsolePartition;
  readonly region: string | undefined;
  /** Named by the host it was copied from, and no longer part of `url`. */
  readonly accountId: string | undefined;
}

/** Undefined: not an https address of an AWS console, compared as a whole host. */
export function readConsoleUrl(text: string): ConsoleUrl | undefined {
  const url = parseUrl(withScheme(text.trim()));
  if (url === undefined || url.protocol !== 'https:' || url.port !== '') return undefined;
  if (url.username !== '' || url.password !== '' || url.href.length > longest) return undefined;
  const host = readConsoleHost(url.hostname);
  if (host === undefined) return undefined;
  url.hostname = host.shared;
  dropSignIn(url);
  const { partition, accountId } = host;
  return { url: url.href, partition, region: host.region ?? regionIn(url, partition), accountId };
}

/** What does not even look like a web address is no destination to judge by its host. */
export function looksLikeUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) || /^[^\s/]+\.[^\s/]+(?:\/|$)/.test(text);
}

const longest = 8192;

function withScheme(text: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
}

function regionIn(url: URL, partition: ConsolePartition): string | undefined {
  const region = url.searchParams.get('region') ?? '';
  return partitionOf(region) === partition ? region : undefined;
}

/** A page copied just after a sign-in carries its code; other queries keep their very spelling. */
function dropSignIn(url: URL): void {
  const signedIn = url.searchParams.has('isauthcode') ? signInParameters : [];
  const names = [...url.searchParams.keys()].filter(
    (name) => signedIn.includes(name.toLowerCase()) || /^(?:signintoken|x-amz-.*)$/i.test(name),
  );
  for (const name of names) url.searchParams.delete(name);
}

const signInParameters = ['isauthcode', 'code', 'state', 'oauthstart', 'hashargs', 'nc2', 'src'];
