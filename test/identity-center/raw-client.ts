import { createHash, randomBytes } from 'node:crypto';
import type { Decision } from './approve.ts';
import type { Sending } from './exchange.ts';
import { exchange } from './exchange.ts';
import type { IdentityCenter } from './identity-center.ts';
import type { Fields } from './json-shape.ts';
import { fieldsAt } from './json-shape.ts';

/** A client that knows no more than the wire forms, for tests that must not lean on an SDK's or our own reading of them. */
export interface JsonAnswer {
  readonly status: number;
  /** Without the part from the colon on. */
  readonly errorType: string;
  readonly body: Fields;
}

export async function postJson(url: string, body: object): Promise<JsonAnswer> {
  return jsonAnswer(url, { method: 'POST', body: JSON.stringify(body) });
}

export async function portal(
  center: { readonly url: string },
  accessToken: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<JsonAnswer> {
  const headers = { 'x-amz-sso_bearer_token': accessToken };
  return jsonAnswer(`${center.url}${path}?${new URLSearchParams(query).toString()}`, { headers });
}

async function jsonAnswer(url: string, sending: Sending): Promise<JsonAnswer> {
  const { status, headers, body } = await exchange(url, sending);
  const errorType = String(headers['x-amzn-errortype'] ?? '').split(':')[0] ?? '';
  return { status, errorType, body: body === '' ? {} : fieldsAt(JSON.parse(body), 'The answer') };
}

export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

const registeredRedirect = 'http://127.0.0.1/oauth/callback';
const accountScope = 'sso:account:access';

export const pkceMetadata = {
  clientName: 'Daypass test',
  clientType: 'public',
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: [registeredRedirect],
  issuerUrl: 'https://hanbit.awsapps.com/start',
  scopes: [accountScope],
};

export const deviceMetadata = { clientName: 'Daypass test', clientType: 'public', scopes: [accountScope] };

export async function register(center: { readonly url: string }, metadata: object): Promise<Client> {
  const { body } = await postJson(`${center.url}/client/register`, metadata);
  return { clientId: String(body['clientId']), clientSecret: String(body['clientSecret']) };
}

export interface Authorization {
  readonly url: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
}

/** @param changes parameters to replace; an empty value leaves the parameter out. */
export function authorization(
  center: { readonly url: string },
  client: Client,
  changes: Readonly<Record<string, string>> = {},
): Authorization {
  const codeVerifier = randomBytes(48).toString('base64url');
  const parameters = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: 'http://127.0.0.1:49152/oauth/callback',
    state: 'state-1',
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    scopes: accountScope,
    ...changes,
  };
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ''));
  return {
    url: `${center.url}/authorize?${query.toString()}`,
    redirectUri: parameters.redirect_uri,
    codeVerifier,
  };
}

/** Answers the page and reads the redirect to the application, which need not listen. */
export async function answerPage(url: string, { user, refuse = false }: Decision = {}): Promise<URL> {
  const page = await exchange(url);
  const id = /name="request" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
  const first = /name="user" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
  const form = new URLSearchParams({
    request: id,
    user: user ?? first,
    answer: refuse ? 'refuse' : 'approve',
  });
  const answered = await exchange(url, { method: 'POST', body: form.toString() });
  return new URL(answered.headers.location ?? 'about:blank');
}

export interface Tokens extends Client {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Signs in by PKCE from the registration to the tokens. */
export async function signIn(center: IdentityCenter, user?: string): Promise<Tokens> {
  const client = await register(center, { ...pkceMetadata, issuerUrl: center.startUrl });
  const { url, redirectUri, codeVerifier } = authorization(center, client);
  const callback = await answerPage(url, user === undefined ? {} : { user });
  const code = callback.searchParams.get('code');
  const grant = { grantType: 'authorization_code', code, redirectUri, codeVerifier };
  const { body } = await postJson(`${center.url}/token`, { ...client, ...grant });
  return { ...client, accessToken: String(body['accessToken']), refreshToken: String(body['refreshToken']) };
}

export async function refresh(center: { readonly url: string }, tokens: Tokens): Promise<JsonAnswer> {
  const { clientId, clientSecret, refreshToken } = tokens;
  return postJson(`${center.url}/token`, {
    clientId,
    clientSecret,
    grantType: 'refresh_token',
    refreshToken,
  });
}
