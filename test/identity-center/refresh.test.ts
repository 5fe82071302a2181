import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import type { Tokens } from './raw-client.ts';
import { pkceMetadata, portal, refresh, register, signIn } from './raw-client.ts';

let center: IdentityCenter;
let tokens: Tokens;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  center = await startIdentityCenter();
  tokens = await signIn(center);
});
afterEach(async () => {
  vi.useRealTimers();
  await center.stop();
});

const hour = 3_600_000;
const listing = (accessToken: string) => portal(center, accessToken, '/assignment/accounts');
const dead = [400, 'InvalidGrantException', 'Invalid refresh token provided'];

async function refreshed(): Promise<readonly unknown[]> {
  const { status, errorType, body } = await refresh(center, tokens);
  return [status, errorType, body['error_description']];
}

describe('the refresh_token grant', () => {
  it('gives a new access token and a new refresh token', async () => {
    const { status, body } = await refresh(center, tokens);
    expect([status, body['expiresIn']]).toEqual([200, 3600]);
    expect(body['refreshToken']).not.toBe(tokens.refreshToken);
    expect((await listing(String(body['accessToken']))).status).toBe(200);
  });

  it('uses the old refresh token up, not the old access token', async () => {
    await refresh(center, tokens);
    expect(await refreshed()).toEqual(dead);
    expect((await listing(tokens.accessToken)).status).toBe(200);
  });

  it('goes on until the portal session of eight hours ends', async () => {
    center.setClockOffset(8 * hour - 60_000);
    const late = await refresh(center, tokens);
    expect([late.status, late.body['expiresIn']]).toEqual([200, 60]);
    center.setClockOffset(8 * hour);
    tokens = { ...tokens, refreshToken: String(late.body['refreshToken']) };
    expect(await refreshed()).toEqual(dead);
    expect((await listing(String(late.body['accessToken']))).status).toBe(401);
  });

  it('ends with the sign-in, whoever ended it', async () => {
    center.endPortalSession('junseo.park@hanbit.example');
    const next = await refresh(center, tokens);
    expect(next.status).toBe(200);
    tokens = { ...tokens, refreshToken: String(next.body['refreshToken']) };
    center.endPortalSession('hana.kim@hanbit.example');
    expect(await refreshed()).toEqual(dead);
  });

  it('is good for the client that got the token and no other', async () => {
    const other = await register(center, pkceMetadata);
    expect((await refresh(center, { ...tokens, ...other })).errorType).toBe('InvalidGrantException');
    expect((await refresh(center, tokens)).status).toBe(200);
  });

  it('asks for a registration that is still good', async () => {
    center.expireRegistrations();
    expect((await refresh(center, tokens)).status).toBe(401);
  });
});

describe('an access token', () => {
  it('is good for an hour', async () => {
    center.setClockOffset(hour - 1000);
    expect((await listing(tokens.accessToken)).status).toBe(200);
    center.setClockOffset(hour);
    expect((await listing(tokens.accessToken)).status).toBe(401);
  });

  it('can be revoked while its refresh token stays good', async () => {
    center.revokeAccessTokens();
    expect((await listing(tokens.accessToken)).status).toBe(401);
    expect((await refresh(center, tokens)).status).toBe(200);
  });
});
