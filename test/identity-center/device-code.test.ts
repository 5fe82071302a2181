import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchange } from './exchange.ts';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import type { Fields } from './json-shape.ts';
import type { Client, JsonAnswer } from './raw-client.ts';
import { deviceMetadata, pkceMetadata, postJson, register } from './raw-client.ts';

let center: IdentityCenter;
let client: Client;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  center = await startIdentityCenter();
  client = await register(center, deviceMetadata);
});
afterEach(async () => {
  vi.useRealTimers();
  await center.stop();
});

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

function start(by: Client = client, changes: object = {}, at = center.url): Promise<JsonAnswer> {
  return postJson(`${at}/device_authorization`, { ...by, startUrl: center.startUrl, ...changes });
}

function poll({ deviceCode }: Fields, by: Client = client): Promise<JsonAnswer> {
  return postJson(`${center.url}/token`, { ...by, grantType: deviceGrant, deviceCode });
}

describe('StartDeviceAuthorization', () => {
  it('gives a code for the person and where to enter it', async () => {
    const { status, body } = await start();
    expect(status).toBe(200);
    expect(body['userCode']).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    expect(body['verificationUri']).toBe(`${center.url}/device`);
    expect(body['verificationUriComplete']).toBe(
      `${center.url}/device?user_code=${String(body['userCode'])}`,
    );
    expect([body['expiresIn'], body['interval']]).toEqual([600, 1]);
  });

  it('refuses the start URL of another organization', async () => {
    const { status, errorType, body } = await start(client, { startUrl: 'https://other.awsapps.com/start' });
    expect([status, errorType, body['error']]).toEqual([400, 'InvalidRequestException', 'invalid_request']);
  });

  it('refuses at the endpoint of another region', async () => {
    expect((await start(client, {}, center.urlInRegion('eu-west-1'))).errorType).toBe(
      'InvalidRequestException',
    );
    expect((await start(client, {}, center.urlInRegion(center.region))).status).toBe(200);
  });

  it('refuses a client registered for the authorization code', async () => {
    const pkce = await register(center, pkceMetadata);
    expect((await start(pkce)).errorType).toBe('UnauthorizedClientException');
  });
});

describe('the device_code grant', () => {
  it('is pending until the person approves, then gives the tokens once', async () => {
    const { body } = await start();
    expect((await poll(body)).body['error']).toBe('authorization_pending');
    await center.approve(String(body['verificationUriComplete']));
    center.setClockOffset(1000);
    const tokens = await poll(body);
    expect([tokens.status, tokens.body['expiresIn']]).toEqual([200, 3600]);
    expect(tokens.body['refreshToken']).toMatch(/^aor/);
    center.setClockOffset(2000);
    expect((await poll(body)).errorType).toBe('InvalidGrantException');
  });

  it('answers slow_down to polls faster than the interval, and adds five seconds to it each time', async () => {
    const { body } = await start();
    await poll(body);
    expect((await poll(body)).errorType).toBe('SlowDownException');
    center.setClockOffset(5000);
    expect((await poll(body)).errorType).toBe('SlowDownException');
    center.setClockOffset(5000 + 11_000);
    expect((await poll(body)).errorType).toBe('AuthorizationPendingException');
  });

  it('answers access_denied when the person refuses', async () => {
    const { body } = await start();
    await center.approve(String(body['verificationUriComplete']), { refuse: true });
    const { status, errorType } = await poll(body);
    expect([status, errorType]).toEqual([400, 'AccessDeniedException']);
  });

  it('expires after ten minutes', async () => {
    const { body } = await start();
    center.setClockOffset(600_000);
    expect((await poll(body)).errorType).toBe('ExpiredTokenException');
  });

  it('is no use to another client', async () => {
    const { body } = await start();
    const other = await register(center, deviceMetadata);
    expect((await poll(body, other)).errorType).toBe('InvalidGrantException');
  });

  it('refuses a client registered for the authorization code', async () => {
    const { body } = await start();
    const pkce = await register(center, pkceMetadata);
    expect((await poll(body, pkce)).errorType).toBe('UnauthorizedClientException');
  });

  it('gives an eight-hour token and no refresh token without scopes', async () => {
    const unscoped = await register(center, { ...deviceMetadata, scopes: [] });
    const { body } = await start(unscoped);
    await center.approve(String(body['verificationUriComplete']));
    const tokens = await poll(body, unscoped);
    expect([tokens.body['expiresIn'], tokens.body['refreshToken']]).toEqual([8 * 3600, undefined]);
  });
});

describe('GET /device', () => {
  it('asks for a code, and takes one typed carelessly', async () => {
    const { body } = await start();
    expect((await exchange(`${center.url}/device`)).body).toContain('name="user_code" required');
    const typed = String(body['userCode']).toLowerCase().replace('-', ' ');
    const page = await exchange(`${center.url}/device?user_code=${encodeURIComponent(typed)}`);
    expect(page.body).toContain(String(body['userCode']));
  });

  it('says so when nothing waits for the code', async () => {
    const { status, body } = await exchange(`${center.url}/device?user_code=AAAA-AAAA`);
    expect(status).toBe(400);
    expect(body).toContain('No sign-in is waiting for this code');
  });

  it('takes one answer per code', async () => {
    const { body } = await start();
    const url = String(body['verificationUriComplete']);
    expect((await center.approve(url)).body).toContain('Approved');
    expect((await center.approve(url)).status).toBe(400);
  });
});
