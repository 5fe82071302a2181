import { describe, expect, it } from 'vitest';
import type { TokenAnswer } from '../../../main/sso/oidc.ts';
import { takeToken } from '../../../main/sso/sign-in-attempt.ts';
import type { Registration } from '../../../main/sso/vault.ts';

const registration: Registration = {
  flow: 'pkce',
  issuerUrl: 'https://hanbit.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
  clientId: 'client',
  clientSecret: 'hush',
  expiresAtMs: 9_000_000,
};
const token = {
  ...({ kind: 'token', accessToken: 'access', refreshToken: 'refresh' } as const),
  ...{ issuedAtMs: 1000, expiresAtMs: 5000 },
};

function refusalOf(answer: TokenAnswer): unknown {
  try {
    return takeToken(answer, registration, 1000);
  } catch (error) {
    return error;
  }
}

describe('the answer to a sign-in', () => {
  it('becomes a token that knows the registration it was made with', () => {
    expect(takeToken(token, registration, 1000)).toEqual({
      accessToken: 'access',
      issuedAtMs: 1000,
      expiresAtMs: 5000,
      signedInAtMs: 1000,
      renewal: { refreshToken: 'refresh', registration },
    });
  });

  it('without a refresh token becomes one that is the last of its sign-in', () => {
    const last = takeToken({ ...token, refreshToken: undefined }, registration, 1000);
    expect(last.renewal).toBeUndefined();
  });

  it.each<[TokenAnswer, string, string | undefined]>([
    [{ kind: 'refused' }, 'sign-in-refused', undefined],
    [{ kind: 'expired' }, 'sign-in-expired', undefined],
    [{ kind: 'invalid-client' }, 'sign-in-failed', 'invalid-client'],
    [{ kind: 'pending' }, 'sign-in-failed', 'pending'],
    [{ kind: 'slow-down' }, 'sign-in-failed', 'slow-down'],
    [{ kind: 'rejected', reason: 'InvalidGrantException' }, 'sign-in-failed', 'InvalidGrantException'],
  ])('%j ends it with a sentence', (answer, code, subject) => {
    expect(refusalOf(answer)).toMatchObject({ code, subject });
  });

  it('brings no text of the service to the screen but a short plain name', () => {
    const reasons = [
      '\u001b[2JEvil',
      'Two\nLines',
      `Long${'x'.repeat(5000)}`,
      'https://evil.example/?a=b',
      'a "b" <c>',
    ];
    for (const reason of reasons)
      expect(refusalOf({ kind: 'rejected', reason })).toMatchObject({
        subject: expect.stringMatching(/^[A-Za-z]{0,64}$/),
      });
  });
});
