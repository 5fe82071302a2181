import type { Registration, SessionSecrets } from '../../../main/sso/vault.ts';

export const registration: Registration = {
  flow: 'pkce',
  issuerUrl: 'https://hanbit.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
  clientId: 'client',
  clientSecret: 'hush-client',
  expiresAtMs: 9000,
};
/** Everything in them that must stay secret begins with `hush`. */
export const secretsWith = (accessToken: string): SessionSecrets => ({
  registrations: [registration],
  token: {
    ...{ accessToken, issuedAtMs: 1000, expiresAtMs: 5000, signedInAtMs: 500 },
    renewal: { refreshToken: 'hush-refresh', registration },
  },
  endedAtMs: undefined,
});
