import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Issuer } from './issued.ts';
import { oidcRefusal } from './refusals.ts';

export const grantTypes = {
  code: 'authorization_code',
  device: 'urn:ietf:params:oauth:grant-type:device_code',
  refresh: 'refresh_token',
} as const;

export type GrantType = (typeof grantTypes)[keyof typeof grantTypes];

export interface ClientMetadata {
  readonly clientName: string;
  readonly grantTypes: readonly GrantType[];
  readonly scopes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly issuerUrl: string | undefined;
}

export interface Registration extends ClientMetadata {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly issuedAtMs: number;
  expiresAtMs: number;
}

export interface Registrations {
  readonly add: (metadata: ClientMetadata) => Registration;
  /** @throws Refusal `invalid_client` when unknown or expired. */
  readonly known: (clientId: string) => Registration;
  /** @throws Refusal `invalid_client` when unknown, expired or the secret is another. */
  readonly authenticated: (clientId: string, clientSecret: string) => Registration;
  readonly expireAll: () => void;
}

export function createRegistrations(
  region: string,
  days: number,
  clock: Clock,
  issuer: Issuer,
): Registrations {
  const registrations = new Map<string, Registration>();
  const known = (clientId: string) => {
    const registration = registrations.get(clientId);
    if (registration === undefined) throw oidcRefusal('invalid_client', 'Invalid client provided');
    if (clock.nowMs() >= registration.expiresAtMs) {
      throw oidcRefusal('invalid_client', 'The client registration has expired');
    }
    return registration;
  };
  return {
    add(metadata) {
      const clientId = Buffer.concat([randomBytes(16), Buffer.from(region)]).toString('base64url');
      const issuedAtMs = clock.nowMs();
      const expiresAtMs = issuedAtMs + days * 86_400_000;
      const clientSecret = issuer.clientSecret({ clientId, ...metadata, issuedAtMs, expiresAtMs });
      const registration = { ...metadata, clientId, clientSecret, issuedAtMs, expiresAtMs };
      registrations.set(clientId, registration);
      return registration;
    },
    known,
    authenticated(clientId, clientSecret) {
      const registration = known(clientId);
      if (registration.clientSecret !== clientSecret)
        throw oidcRefusal('invalid_client', 'Invalid client secret provided');
      return registration;
    },
    expireAll() {
      for (const registration of registrations.values()) registration.expiresAtMs = clock.nowMs();
    },
  };
}

/** @throws Refusal `unauthorized_client` unless the client registered for the grant. */
export function requireGrant(registration: Registration, grant: GrantType): void {
  if (!registration.grantTypes.includes(grant)) {
    throw oidcRefusal('unauthorized_client', `Client is not authorized to use grant type ${grant}`);
  }
}
