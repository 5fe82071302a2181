import { isIP } from 'node:net';
import { AppError } from '../errors.ts';
import { parseUrl } from './hosts.ts';
import { partitionOf } from './regions.ts';

/** One request, redirects not followed, at most 10 s and 1 MB. @throws AppError start-url-unknown-host, offline, tls-untrusted, bad-answer */
export type FetchPage = (url: string, method: 'HEAD' | 'GET') => Promise<Page>;

export interface Page {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

export interface PortalAddress {
  /** As the person gave it, tidied; what the AWS CLI would key its cache by. */
  readonly startUrl: string;
  /** The AWS-owned address behind it; differs for a vanity start URL. */
  readonly issuerUrl: string;
  readonly region: string;
}

/** `regionKnown` false: the person gave the region, and nothing about the portal confirmed it. */
export interface FoundPortal {
  readonly address: PortalAddress;
  readonly regionKnown: boolean;
}

/** Whether a host that is none of AWS's may be asked where its portal is. */
export type MayAsk = (host: string) => Promise<boolean>;

/**
 * From what a person typed or pasted to a portal. The forms are those of the AWS CLI's resolver (2.35.13); the region of
 * an awsapps.com portal is not in its name, so it is read from the portal's page. Whoever asks learns of a host that is not
 * AWS's no more than whether it leads to a portal of AWS.
 *
 * @throws AppError one of the start-url codes, region-unknown, region-wrong, offline, tls-untrusted; declined by `mayAsk`
 */
export async function findPortal(
  typed: string,
  givenRegion: string | undefined,
  fetchPage: FetchPage,
  mayAsk: MayAsk = async () => true,
): Promise<FoundPortal> {
  const startUrl = tidyStartUrl(typed);
  const { hostname } = new URL(startUrl);
  if (consoleHosts.test(hostname)) throw new AppError('start-url-console', hostname);
  if (givenRegion !== undefined && partitionOf(givenRegion) === undefined)
    throw new AppError('region-wrong', givenRegion);
  const issuerUrl = isAwsPortal(startUrl) ? startUrl : await resolveVanity(startUrl, fetchPage, mayAsk);
  const named = regionInHost(issuerUrl);
  if (named !== undefined && givenRegion !== undefined && named !== givenRegion)
    throw new AppError('region-wrong', givenRegion);
  const region = givenRegion ?? named ?? (await regionOnPage(issuerUrl, fetchPage));
  return {
    address: { startUrl, issuerUrl, region },
    regionKnown: givenRegion === undefined || named !== undefined,
  };
}

/** Fragment, query and trailing slashes say nothing; a bare host is taken as https, a bare awsapps.com portal as its /start. */
export function tidyStartUrl(typed: string): string {
  const text = typed.trim();
  const schemed = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
  const url = parseUrl(schemed);
  if (url === undefined || !isName(url.hostname) || url.username !== '' || url.password !== '')
    throw new AppError('start-url-invalid');
  if (url.protocol !== 'https:') throw new AppError('start-url-not-https');
  const path = url.pathname.replace(/\/+$/, '');
  return url.origin + (path === '' && url.hostname.endsWith('.awsapps.com') ? '/start' : path);
}

/** A portal has a name; no number of a machine, in whatever notation, and no name of this machine's own network alone. */
function isName(hostname: string): boolean {
  return hostname.includes('.') && isIP(hostname) === 0;
}

const portalSuffixes = [
  ...['.awsapps.com', '.awsapps.cn', '.app.aws', '.portal.amazonaws.com', '.portal.amazonaws.com.cn'],
  ...['.app.amazonwebservices.com.cn', '.portal.amazonaws.eu', '.app.amazonwebservices.eu'],
  '.api.amazonwebservices.eu',
];
const portalHosts = [
  ...['identitycenter.amazonaws.com', 'identitycenter.amazonaws.com.cn', 'identitycenter.amazonaws.eu'],
  'identitycenter.us-gov.amazonaws.com',
];

/** Of the console and its sign-in in every partition, `123456789012.signin.aws.amazon.com` say: no company owns one. */
const consoleHosts =
  /(?:^|\.)(?:signin\.aws|(?:signin|console)\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu))$/;

export function isAwsPortal(address: string): boolean {
  const { hostname, protocol, port } = new URL(address);
  if (protocol !== 'https:' || port !== '') return false;
  return portalHosts.includes(hostname) || portalSuffixes.some((suffix) => hostname.endsWith(suffix));
}

/** A company's own name for its portal answers with one redirect to it. */
async function resolveVanity(startUrl: string, fetchPage: FetchPage, mayAsk: MayAsk): Promise<string> {
  const { host } = new URL(startUrl);
  if (!(await mayAsk(host))) throw new AppError('declined');
  const head = await fetchPage(startUrl, 'HEAD');
  const page = head.status === 405 || head.status === 501 ? await fetchPage(startUrl, 'GET') : head;
  const redirected = page.status >= 300 && page.status < 400 && page.location !== undefined;
  if (!redirected) throw new AppError('start-url-not-portal', host);
  const target = parseUrl(page.location, startUrl);
  if (target === undefined || !isAwsPortal(target.href))
    throw new AppError('start-url-leads-elsewhere', host);
  return tidyStartUrl(target.href);
}

const regionForms = [
  /^[^.]+\.portal\.([a-z0-9-]+)\.app\.aws$/,
  /^[^.]+\.([a-z0-9-]+)\.portal\.amazonaws\.(?:com|com\.cn|eu)$/,
  /^[^.]+\.portal\.([a-z0-9-]+)\.app\.amazonwebservices\.(?:com\.cn|eu)$/,
  /^start\.(us-gov-[a-z]+-\d)\.us-gov-home\.awsapps\.com$/,
];

function regionInHost(address: string): string | undefined {
  const { hostname } = new URL(address);
  const region = regionForms.map((form) => form.exec(hostname)?.[1]).find((found) => found !== undefined);
  return region !== undefined && partitionOf(region) !== undefined ? region : undefined;
}

/** The portal's page names its region in a meta element or in the JSON of its `env` script. */
async function regionOnPage(issuerUrl: string, fetchPage: FetchPage): Promise<string> {
  const { host } = new URL(issuerUrl);
  const page = await fetchPortalPage(issuerUrl, fetchPage);
  if (page.status === 404) throw new AppError('start-url-not-portal', host);
  const meta = /<meta\s[^>]{0,300}name=["']region["'][^>]{0,300}>/i.exec(page.body)?.[0] ?? '';
  const found =
    /content=["']([a-z0-9-]{1,32})["']/i.exec(meta)?.[1] ??
    /"region"\s*:\s*"([a-z0-9-]{1,32})"/.exec(page.body)?.[1];
  if (found === undefined || partitionOf(found) === undefined) throw new AppError('region-unknown', host);
  return found;
}

/** A portal may send its page on to another address of its own, never elsewhere. */
async function fetchPortalPage(issuerUrl: string, fetchPage: FetchPage): Promise<Page> {
  let at = issuerUrl;
  let page = await fetchPage(at, 'GET');
  for (let hops = 0; hops < 3 && page.status >= 300 && page.status < 400; hops++) {
    const next = parseUrl(page.location ?? '', at);
    if (next === undefined || !isAwsPortal(next.href)) break;
    at = next.href;
    page = await fetchPage(at, 'GET');
  }
  return page;
}
