import type { Session } from '../../../main/sso/sessions.ts';

/** A session as a user of Hanbit Commerce has one. */
export function aSession(differences: Partial<Session> = {}): Session {
  return {
    id: 'hanbit',
    label: 'Hanbit',
    startUrl: 'https://hanbit.awsapps.com/start',
    issuerUrl: 'https://hanbit.awsapps.com/start',
    region: 'us-east-1',
    scopes: ['sso:account:access'],
    endpoints: {},
    ...differences,
  };
}
