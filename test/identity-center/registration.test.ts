import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import { deviceMetadata, pkceMetadata, postJson, register } from './raw-client.ts';

let center: IdentityCenter;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  center = await startIdentityCenter();
});
afterEach(async () => {
  vi.useRealTimers();
  await center.stop();
});

const registering = (changes: object) =>
  postJson(`${center.url}/client/register`, { ...pkceMetadata, ...changes });
const starting = (client: object) =>
  postJson(`${center.url}/device_authorization`, { ...client, startUrl: center.startUrl });

describe('RegisterClient', () => {
  it('gives an id and a secret that expires in 90 days, in epoch seconds', async () => {
    const { status, body } = await registering({});
    expect(status).toBe(200);
    expect(Number(body['clientSecretExpiresAt']) - Number(body['clientIdIssuedAt'])).toBe(90 * 86_400);
    expect(Number(body['clientIdIssuedAt'])).toBeLessThanOrEqual(Date.now() / 1000);
    expect(String(body['clientSecret']).length).toBeGreaterThan(1000);
  });

  it('knows public clients only', async () => {
    const { status, errorType, body } = await registering({ clientType: 'confidential' });
    expect([status, errorType]).toEqual([400, 'InvalidClientMetadataException']);
    expect(body['error']).toBe('invalid_client_metadata');
  });

  it.each([
    ['https://daypass.example/callback'],
    ['http://localhost/oauth/callback'],
    ['http://127.0.0.1.evil.example/oauth/callback'],
    ['daypass://callback'],
    ['not a uri'],
  ])('refuses the redirect URI %s', async (uri) => {
    expect((await registering({ redirectUris: [uri] })).errorType).toBe('InvalidRedirectUriException');
  });

  it('wants a redirect URI for the authorization code grant', async () => {
    expect((await registering({ redirectUris: [] })).errorType).toBe('InvalidRedirectUriException');
  });

  it.each([
    [{ grantTypes: ['password'] }, 'UnsupportedGrantTypeException'],
    [{ scopes: ['everything'] }, 'InvalidScopeException'],
    [{ clientName: '' }, 'InvalidRequestException'],
    [{ scopes: 'sso:account:access' }, 'InvalidRequestException'],
  ])('refuses %j with %s', async (changes, exception) => {
    expect((await registering(changes)).errorType).toBe(exception);
  });

  it('refuses a body that is no JSON object', async () => {
    expect((await postJson(`${center.url}/client/register`, ['a', 'list'])).errorType).toBe(
      'InvalidRequestException',
    );
  });
});

describe('a registration', () => {
  it('answers invalid_client with 401 once its 90 days are over', async () => {
    const client = await register(center, deviceMetadata);
    center.setClockOffset(90 * 86_400_000 - 60_000);
    expect((await starting(client)).status).toBe(200);
    center.setClockOffset(90 * 86_400_000);
    const { status, errorType, body } = await starting(client);
    expect([status, errorType, body['error']]).toEqual([401, 'InvalidClientException', 'invalid_client']);
  });

  it('can be expired by a test', async () => {
    const client = await register(center, deviceMetadata);
    center.expireRegistrations();
    expect((await starting(client)).errorType).toBe('InvalidClientException');
  });

  it('is of no use with another secret', async () => {
    const { clientId } = await register(center, deviceMetadata);
    const { clientSecret } = await register(center, deviceMetadata);
    expect((await starting({ clientId, clientSecret })).errorType).toBe('InvalidClientException');
  });
});
