import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAtMs, renewAheadMs, statusOf } from '../../../main/sso/token-status.ts';
import { noSecrets, type SessionSecrets, type SessionToken } from '../../../main/sso/vault.ts';

const registration = {
  flow: 'pkce',
  issuerUrl: 'https://hanbit.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
  clientId: 'client',
  clientSecret: 'hush',
  expiresAtMs: 9e12,
} as const;
const renewal = { refreshToken: 'hush', registration };

function secrets(token: Partial<SessionToken>): SessionSecrets {
  const plain = { accessToken: 'hush', issuedAtMs: 0, expiresAtMs: 3_600_000, signedInAtMs: 0, renewal };
  return { ...noSecrets, token: { ...plain, ...token } };
}

const times = fc.integer({ min: 0, max: 10_000_000_000 });
const anySecrets = fc.record({
  registrations: fc.constant([]),
  token: fc.option(
    fc.record({
      accessToken: fc.constant('hush'),
      issuedAtMs: times,
      expiresAtMs: times,
      signedInAtMs: times,
      renewal: fc.option(fc.constant(renewal), { nil: undefined }),
    }),
    { nil: undefined },
  ),
  endedAtMs: fc.option(times, { nil: undefined }),
});

describe('the status of a session', () => {
  it('is "signed in" exactly while there is a token that is valid now', () => {
    fc.assert(
      fc.property(anySecrets, times, (held, nowMs) => {
        const valid = held.token !== undefined && held.token.expiresAtMs > nowMs;
        expect(statusOf(held, nowMs).kind === 'signed-in').toBe(valid);
      }),
    );
  });

  it('holds no secret, whatever the session holds', () => {
    fc.assert(
      fc.property(anySecrets, times, (held, nowMs) => {
        expect(JSON.stringify(statusOf(held, nowMs))).not.toContain('hush');
      }),
    );
  });

  it('of a token that ran out depends on whether it can be renewed', () => {
    expect(statusOf(secrets({ expiresAtMs: 500, signedInAtMs: 100 }), 500)).toEqual({
      kind: 'renewing',
      signedInAtMs: 100,
      sinceMs: 500,
    });
    expect(statusOf(secrets({ expiresAtMs: 500, renewal: undefined }), 500)).toEqual({
      kind: 'sign-in-needed',
      sinceMs: 500,
    });
  });

  it('tells a sign-in that ended from one that never was', () => {
    expect(statusOf(noSecrets, 900)).toEqual({ kind: 'signed-out' });
    expect(statusOf({ ...noSecrets, endedAtMs: 700 }, 900)).toEqual({ kind: 'sign-in-needed', sinceMs: 700 });
  });
});

describe('the next look at a session', () => {
  const shares = fc.double({ min: 0, max: 1, noNaN: true });
  const lives = fc.integer({ min: 60_000, max: 43_200_000 });

  it('whose token can be renewed comes 15 to 10 minutes before it runs out', () => {
    fc.assert(
      fc.property(shares, (share) => {
        const due = dueAtMs(secrets({}), share) ?? Number.NaN;
        expect(due).toBeGreaterThanOrEqual(3_600_000 - 15 * 60_000);
        expect(due).toBeLessThanOrEqual(3_600_000 - 10 * 60_000);
      }),
    );
  });

  it('never comes at once after a renewal, nor too late for the next, however short the lives of the tokens', () => {
    fc.assert(
      fc.property(shares, lives, (share, lifeMs) => {
        const due = dueAtMs(secrets({ issuedAtMs: 5000, expiresAtMs: 5000 + lifeMs }), share) ?? Number.NaN;
        expect(due).toBeGreaterThanOrEqual(65_000);
        expect(due).toBeGreaterThan(5000 + lifeMs / 2);
        expect(due).toBeLessThanOrEqual(5000 + lifeMs);
      }),
    );
  });

  it('comes while the token is no longer handed out as fresh, so that it is renewed then', () => {
    fc.assert(
      fc.property(shares, lives, (share, lifeMs) => {
        const token = { issuedAtMs: 5000, expiresAtMs: 5000 + lifeMs };
        const due = dueAtMs(secrets(token), share) ?? Number.NaN;
        expect(token.expiresAtMs - due).toBeLessThanOrEqual(renewAheadMs(token));
      }),
    );
  });

  it('whose token is the last comes when that runs out', () => {
    expect(dueAtMs(secrets({ renewal: undefined }), 0.5)).toBe(3_600_000);
  });

  it('without a token waits for someone to do something', () => {
    expect(dueAtMs(noSecrets, 0.5)).toBeUndefined();
    expect(dueAtMs({ ...noSecrets, endedAtMs: 700 }, 0.5)).toBeUndefined();
  });
});

describe('the time a token is renewed ahead', () => {
  it('is at most 15 minutes and a third of its life, and never negative', () => {
    const anyTime = fc.integer({ min: 0, max: 1e13 });
    fc.assert(
      fc.property(anyTime, anyTime, (issuedAtMs, expiresAtMs) => {
        const aheadMs = renewAheadMs({ issuedAtMs, expiresAtMs });
        expect(aheadMs).toBeGreaterThanOrEqual(0);
        expect(aheadMs).toBeLessThanOrEqual(15 * 60_000);
        if (expiresAtMs > issuedAtMs) expect(aheadMs).toBeLessThanOrEqual((expiresAtMs - issuedAtMs) / 3);
      }),
    );
  });
});
