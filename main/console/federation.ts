import type { Clock } from '../clock.ts';
import { delay } from '../delay.ts';
import { AppError, isAppError } from '../errors.ts';
import type { Network } from '../network.ts';
import { isFields } from '../schema.ts';
import type { RoleCredentials } from '../sso/portal-answers.ts';
import { consolePartitionOf, signinHost } from './console-hosts.ts';
import { readConsoleUrl } from './console-url.ts';
import { callSignin, type SigninAnswer } from './signin-call.ts';

export interface FederationCall {
  readonly credentials: RoleCredentials;
  /** What a refusal is about, for the sentence. */
  readonly subject: string;
  /** Of the partition that the region is in. */
  readonly destination: string;
  /** Decides which sign-in host is asked. */
  readonly region: string;
  /** Where the console leads when its session has ended. */
  readonly issuer: string;
  /** 900 to 43200; undefined: as long as the credentials live, which is all a chained role may have. */
  readonly durationSeconds: number | undefined;
  /** For a browser that can show one console at a time: ends the one it has before. */
  readonly logoutFirst: boolean;
  /** An origin in place of AWS's own; undefined: the region's. */
  readonly endpoint: string | undefined;
  readonly signal: AbortSignal;
}

/** Whoever has this link is signed in to the console, so it prints as nothing: it is shown or opened on request only. */
export interface LoginLink {
  reveal(): string;
  readonly expiresAtMs: number;
}

/**
 * @throws AppError console-refused, link-refused, bad-request, offline, tls-untrusted, throttled, unavailable, bad-answer, or
 * the signal's reason
 */
export type Federate = (call: FederationCall) => Promise<LoginLink>;

/**
 * Exchanges role credentials for a link into the console.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html
 */
export function createFederate(network: Network, clock: Clock): Federate {
  return async (call) => {
    const origin = originOf(call);
    const askedAtMs = clock.now();
    const token = await signinToken(call, origin, network);
    const login = `${origin}/federation?${query({
      ...{ Action: 'login', Issuer: call.issuer, Destination: call.destination, SigninToken: token },
    })}`;
    const link = call.logoutFirst
      ? `${origin}/oauth?${query({ Action: 'logout', redirect_uri: login })}`
      : login;
    return { reveal: () => link, expiresAtMs: askedAtMs + linkLifeMs };
  };
}

const linkLifeMs = 900_000;

function originOf({ region, destination, endpoint, logoutFirst }: FederationCall): string {
  const partition = consolePartitionOf(region);
  if (partition === undefined) throw new AppError('bad-request', region);
  const page = readConsoleUrl(destination);
  if (page?.url !== destination || page.partition !== partition)
    throw new AppError('link-refused', URL.canParse(destination) ? new URL(destination).host : '');
  // A host without a region in its name does not lead on after a logout.
  return endpoint ?? `https://${signinHost(partition, region, logoutFirst ? 'always' : 'usual')}`;
}

async function signinToken(call: FederationCall, origin: string, network: Network): Promise<string> {
  const { accessKeyId: sessionId, secretAccessKey: sessionKey, sessionToken } = call.credentials;
  const session = JSON.stringify({ sessionId, sessionKey, sessionToken });
  const ask = (duration: Readonly<Record<string, string>>) =>
    patiently(call, async () => {
      const url = new URL(
        `${origin}/federation?${query({ Action: 'getSigninToken', ...duration, Session: session })}`,
      );
      return judged(await callSignin(url, network, call.signal), url.host);
    });
  const wished = call.durationSeconds;
  const first = await ask(wished === undefined ? {} : { SessionDuration: checkedDuration(wished) });
  // Some credentials may not choose how long, and the answer does not say that this was it.
  const token = first === 'refused' && wished !== undefined ? await ask({}) : first;
  if (token === 'refused') throw new AppError('console-refused', call.subject);
  return token.value;
}

function checkedDuration(seconds: number): string {
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200)
    throw new AppError('bad-request', String(seconds));
  return String(seconds);
}

const waitsMs = [100, 700];

/** What passes by itself is waited for twice; a person looks on. */
async function patiently<T>({ signal }: FederationCall, ask: () => Promise<T>): Promise<T> {
  for (const ms of waitsMs) {
    try {
      return await ask();
    } catch (error) {
      if (!isAppError(error, 'offline', 'unavailable', 'throttled', 'bad-answer')) throw error;
      await delay(ms, signal);
    }
  }
  return ask();
}

function judged({ status, body }: SigninAnswer, host: string): { readonly value: string } | 'refused' {
  if (status === 400 || status === 401 || status === 403) return 'refused';
  if (status === 429) throw new AppError('throttled');
  if (status >= 500) throw new AppError('unavailable', host);
  const token = status === 200 ? tokenIn(body) : undefined;
  if (token === undefined) throw new AppError('bad-answer', host);
  return { value: token };
}

function tokenIn(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    const token = isFields(answer) ? answer['SigninToken'] : undefined;
    return typeof token === 'string' && /^[\w+/=.~-]{1,16384}$/.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}

function query(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
