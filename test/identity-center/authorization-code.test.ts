import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchange } from './exchange.ts';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import type { Client, JsonAnswer } from './raw-client.ts';
import { answerPage, authorization, deviceMetadata, pkceMetadata, postJson, register } from './raw-client.ts';

let center: IdentityCenter;
let client: Client;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  center = await startIdentityCenter();
  client = await register(center, pkceMetadata);
});
afterEach(async () => {
  vi.useRealTimers();
  await center.stop();
});

async function approved(changes: Readonly<Record<string, string>> = {}) {
  const { url, redirectUri, codeVerifier } = authorization(center, client, changes);
  const callback = await answerPage(url);
  return { callback, grant: { code: callback.searchParams.get('code'), redirectUri, codeVerifier } };
}

function redeem(grant: object, by: Client = client): Promise<JsonAnswer> {
  return postJson(`${center.url}/token`, { ...by, grantType: 'authorization_code', ...grant });
}

describe('GET /authorize', () => {
  it('returns to the application with a code and the state it sent', async () => {
    const { callback } = await approved({ state: 'a b&c' });
    expect(callback.href).toMatch(/^http:\/\/127\.0\.0\.1:49152\/oauth\/callback\?code=/);
    expect(callback.searchParams.get('state')).toBe('a b&c');
  });

  it('accepts the registered redirect URI on any port', async () => {
    const { url } = authorization(center, client, { redirect_uri: 'http://127.0.0.1:1/oauth/callback' });
    expect((await exchange(url)).status).toBe(200);
  });

  it.each([
    ['http://127.0.0.1:49152/other'],
    ['http://localhost:49152/oauth/callback'],
    ['http://[::1]:49152/oauth/callback'],
    ['https://127.0.0.1:49152/oauth/callback'],
    ['http://evil.example/oauth/callback'],
  ])('never sends anyone to %s', async (redirectUri) => {
    const { url } = authorization(center, client, { redirect_uri: redirectUri });
    const { status, headers } = await exchange(url);
    expect([status, headers.location]).toEqual([400, undefined]);
    expect(headers['x-amzn-errortype']).toMatch(/^InvalidRedirectUriException:/);
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge: 'too-short' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ scopes: 'codewhisperer:completions' }, 'invalid_scope'],
  ])('tells the application about %j', async (changes, error) => {
    const { headers } = await exchange(authorization(center, client, changes).url);
    const location = new URL(headers.location ?? 'about:blank');
    expect(location.searchParams.get('error')).toBe(error);
    expect(location.searchParams.get('state')).toBe('state-1');
  });

  it.each([
    ['another organization', { issuerUrl: 'https://other.awsapps.com/start' }],
    ['no organization', { issuerUrl: 'https://hanbit.awsapps.com.evil.example/start' }],
  ])('refuses a client whose issuer is %s', async (_what, changes) => {
    const stranger = await register(center, { ...pkceMetadata, ...changes });
    const { status, headers } = await exchange(authorization(center, stranger).url);
    expect([status, headers.location]).toEqual([400, undefined]);
    expect(headers['x-amzn-errortype']).toMatch(/^InvalidRequestException:/);
  });

  it.each([['https://hanbit.awsapps.com/start/'], ['https://hanbit.awsapps.com/start/#/']])(
    'knows its own start URL written as %s',
    async (issuerUrl) => {
      const own = await register(center, { ...pkceMetadata, issuerUrl });
      expect((await exchange(authorization(center, own).url)).status).toBe(200);
    },
  );

  it('refuses at the endpoint of another region', async () => {
    const elsewhere = { url: center.urlInRegion('us-east-1') };
    const { status, headers } = await exchange(authorization(elsewhere, client).url);
    expect(status).toBe(400);
    expect(headers['x-amzn-errortype']).toMatch(/^InvalidRequestException:/);
  });

  it('refuses a client registered for the device flow', async () => {
    const redirectUris = pkceMetadata.redirectUris;
    const device = await register(center, { ...deviceMetadata, redirectUris });
    const { headers } = await exchange(authorization(center, device).url);
    expect(headers['x-amzn-errortype']).toMatch(/^UnauthorizedClientException:/);
  });

  it('refuses a registration that has expired', async () => {
    center.expireRegistrations();
    const { status, headers } = await exchange(authorization(center, client).url);
    expect(status).toBe(401);
    expect(headers['x-amzn-errortype']).toMatch(/^InvalidClientException:/);
  });
});

describe('the answer of the person', () => {
  it('is told as access_denied when it is no', async () => {
    const { url } = authorization(center, client);
    const { searchParams } = await answerPage(url, { refuse: true });
    expect([...searchParams]).toEqual([
      ['error', 'access_denied'],
      ['state', 'state-1'],
    ]);
  });

  it('counts once, and not after ten minutes', async () => {
    const { url } = authorization(center, client);
    const { body } = await exchange(url);
    const request = /name="request" value="([^"]*)"/.exec(body)?.[1] ?? '';
    const user = 'hana.kim@hanbit.example';
    const form = new URLSearchParams({ request, user, answer: 'approve' }).toString();
    expect((await exchange(url, { method: 'POST', body: form })).status).toBe(302);
    expect((await exchange(url, { method: 'POST', body: form })).status).toBe(400);
    const late = authorization(center, client);
    const page = await exchange(late.url);
    center.setClockOffset(600_000);
    const lateRequest = /name="request" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
    const lateForm = new URLSearchParams({ request: lateRequest, user, answer: 'approve' }).toString();
    expect((await exchange(late.url, { method: 'POST', body: lateForm })).status).toBe(400);
  });

  it('cannot be given for somebody unknown', async () => {
    const callback = await answerPage(authorization(center, client).url, { user: 'nobody@hanbit.example' });
    expect(callback.href).toBe('about:blank');
  });

  it('reaches the loopback listener when approve() gives it', async () => {
    const listener = createServer((request, response) => response.end(`seen ${request.url ?? ''}`));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const redirectUri = `http://127.0.0.1:${port}/oauth/callback`;
    const shown = await center.approve(authorization(center, client, { redirect_uri: redirectUri }).url);
    listener.close();
    expect(shown.status).toBe(200);
    expect(shown.body).toMatch(/^seen \/oauth\/callback\?code=.+&state=state-1$/);
  });
});

describe('the authorization_code grant', () => {
  it('gives a one-hour access token and a refresh token', async () => {
    const { grant } = await approved();
    const { status, body } = await redeem(grant);
    expect([status, body['tokenType'], body['expiresIn']]).toEqual([200, 'Bearer', 3600]);
    expect(body['accessToken']).toMatch(/^aoa[\w-]{300,}$/);
    expect(body['refreshToken']).toMatch(/^aor[\w-]{300,}$/);
  });

  it('takes a code once', async () => {
    const { grant } = await approved();
    await redeem(grant);
    expect((await redeem(grant)).errorType).toBe('InvalidGrantException');
  });

  it('takes a code for ten minutes', async () => {
    const { grant } = await approved();
    center.setClockOffset(600_000);
    const { status, body } = await redeem(grant);
    expect([status, body['error']]).toEqual([400, 'expired_token']);
  });

  it.each([
    ['another verifier', { codeVerifier: 'x'.repeat(64) }],
    ['the redirect URI of another port', { redirectUri: 'http://127.0.0.1:49153/oauth/callback' }],
    ['the redirect URI without its port', { redirectUri: 'http://127.0.0.1/oauth/callback' }],
  ])('refuses %s, and the code is gone', async (_what, changes) => {
    const { grant } = await approved();
    expect((await redeem({ ...grant, ...changes })).errorType).toBe('InvalidGrantException');
    expect((await redeem(grant)).errorType).toBe('InvalidGrantException');
  });

  it('refuses the code of another client and leaves it to its own', async () => {
    const { grant } = await approved();
    const other = await register(center, pkceMetadata);
    expect((await redeem(grant, other)).errorType).toBe('InvalidGrantException');
    expect((await redeem(grant)).status).toBe(200);
  });

  it('refuses a client registered for the device flow', async () => {
    const device = await register(center, deviceMetadata);
    const { grant } = await approved();
    const { errorType, body } = await redeem(grant, device);
    expect([errorType, body['error']]).toEqual(['UnauthorizedClientException', 'unauthorized_client']);
  });

  it('gives an eight-hour token and no refresh token without the account scope', async () => {
    const unscoped = await register(center, { ...pkceMetadata, scopes: [] });
    const { url, redirectUri, codeVerifier } = authorization(center, unscoped, { scopes: '' });
    const code = (await answerPage(url)).searchParams.get('code');
    const { body } = await redeem({ code, redirectUri, codeVerifier }, unscoped);
    expect([body['expiresIn'], body['refreshToken']]).toEqual([8 * 3600, undefined]);
  });

  it('gives no refresh token to a client that did not register for it', async () => {
    const once = await register(center, { ...pkceMetadata, grantTypes: ['authorization_code'] });
    const { url, redirectUri, codeVerifier } = authorization(center, once);
    const code = (await answerPage(url)).searchParams.get('code');
    const { body } = await redeem({ code, redirectUri, codeVerifier }, once);
    expect(body['refreshToken']).toBeUndefined();
  });

  it.each(['code', 'redirectUri', 'codeVerifier'])('wants %s', async (name) => {
    const { grant } = await approved();
    const { errorType } = await redeem({ ...grant, [name]: undefined });
    expect(errorType).toBe('InvalidRequestException');
  });

  it('is one of three grants', async () => {
    const { errorType } = await postJson(`${center.url}/token`, { ...client, grantType: 'password' });
    expect(errorType).toBe('UnsupportedGrantTypeException');
  });
});
