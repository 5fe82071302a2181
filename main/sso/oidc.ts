import {
  CreateTokenCommand,
  type CreateTokenCommandInput,
  RegisterClientCommand,
  type RegisterClientCommandInput,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import type { SignInFlow } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { AppError, isAppError } from '../errors.ts';
import type { Network } from '../network.ts';
import { endpointsOf } from './endpoints.ts';
import { classifyFault } from './faults.ts';
import { isPublishedRegion } from './regions.ts';
import { sdkClientOptions } from './sdk-client.ts';
import type { Session } from './sessions.ts';
import type { Registration } from './vault.ts';

/** Shown on Identity Center's consent page. */
const clientName = 'Daypass';
/** Registered without a port, used with one (RFC 8252). */
const redirectUri = 'http://127.0.0.1/oauth/callback';

export interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete: string;
  readonly expiresAtMs: number;
  readonly intervalMs: number;
}

type Grant =
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly redirectUri: string;
      readonly codeVerifier: string;
    }
  | { readonly kind: 'device'; readonly deviceCode: string }
  | { readonly kind: 'refresh'; readonly refreshToken: string };

export type TokenAnswer =
  | {
      readonly kind: 'token';
      readonly accessToken: string;
      /** By the clock as this very answer may have set it right. */
      readonly issuedAtMs: number;
      readonly expiresAtMs: number;
      readonly refreshToken: string | undefined;
    }
  | { readonly kind: 'pending' }
  | { readonly kind: 'slow-down' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'expired' }
  /** The registration is not known (any more). */
  | { readonly kind: 'invalid-client' }
  /** Any other 4xx: this grant will never be honoured. `reason` is the service's error name. */
  | { readonly kind: 'rejected'; readonly reason: string };

/** Every call may throw AppError offline, tls-untrusted, throttled, unavailable, bad-answer, sign-in-cancelled. */
export interface Oidc {
  /** @throws AppError region-wrong */
  register(session: Session, flow: SignInFlow, signal?: AbortSignal): Promise<Registration>;
  /** Undefined: the registration is not known (any more). @throws AppError region-wrong */
  startDevice(
    session: Session,
    registration: Registration,
    signal?: AbortSignal,
  ): Promise<DeviceAuthorization | undefined>;
  createToken(
    session: Session,
    registration: Registration,
    grant: Grant,
    signal?: AbortSignal,
  ): Promise<TokenAnswer>;
}

export function createOidc(network: Network, clock: Clock): Oidc {
  const clients = new Map<string, SSOOIDCClient>();

  function clientFor(session: Session): SSOOIDCClient {
    const endpoint = endpointsOf(session).oidc;
    const client =
      clients.get(endpoint) ?? new SSOOIDCClient(sdkClientOptions(session.region, endpoint, network));
    clients.set(endpoint, client);
    return client;
  }

  return {
    async register(session, flow, signal) {
      const command = new RegisterClientCommand(registrationRequest(session, flow));
      const answer = await clientFor(session)
        .send(command, signalOption(signal))
        .catch((error: unknown) => rethrow(error, session));
      const { clientId, clientSecret, clientSecretExpiresAt } = answer;
      if (!clientId || !clientSecret || !clientSecretExpiresAt) throw badAnswer(session);
      const { issuerUrl, region, scopes } = session;
      return {
        flow,
        issuerUrl,
        region,
        scopes,
        clientId,
        clientSecret,
        expiresAtMs: clientSecretExpiresAt * 1000,
      };
    },

    async startDevice(session, { clientId, clientSecret }, signal) {
      const command = new StartDeviceAuthorizationCommand({
        clientId,
        clientSecret,
        startUrl: session.issuerUrl,
      });
      const answer = await clientFor(session)
        .send(command, signalOption(signal))
        .catch((error: unknown) => (isUnknownClient(error) ? undefined : rethrow(error, session)));
      if (answer === undefined) return undefined;
      const { deviceCode, userCode, verificationUri, verificationUriComplete, expiresIn, interval } = answer;
      if (!deviceCode || !userCode || !verificationUri || !expiresIn) throw badAnswer(session);
      return {
        deviceCode,
        userCode,
        verificationUri,
        verificationUriComplete: verificationUriComplete ?? verificationUri,
        expiresAtMs: clock.now() + expiresIn * 1000,
        intervalMs: Math.max(1, interval ?? 5) * 1000,
      };
    },

    async createToken(session, { clientId, clientSecret }, grant, signal) {
      const command = new CreateTokenCommand({ clientId, clientSecret, ...grantRequest(grant) });
      const [sentAtMs, skewMs] = [clock.now(), clock.skewMs()];
      try {
        const answer = await clientFor(session).send(command, signalOption(signal));
        const { accessToken, expiresIn, refreshToken } = answer;
        if (!accessToken || !expiresIn || expiresIn <= 0) throw badAnswer(session);
        // Counted from before the request: never later than the service counts it.
        const issuedAtMs = sentAtMs + clock.skewMs() - skewMs;
        const expiresAtMs = issuedAtMs + expiresIn * 1000;
        return { kind: 'token', accessToken, issuedAtMs, expiresAtMs, refreshToken };
      } catch (error) {
        return refusalOf(error) ?? rethrow(error, session);
      }
    },
  };
}

function registrationRequest(session: Session, flow: SignInFlow): RegisterClientCommandInput {
  const both = { clientName, clientType: 'public', scopes: [...session.scopes] };
  if (flow === 'device') return both;
  return {
    ...both,
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: [redirectUri],
    issuerUrl: session.issuerUrl,
  };
}

function grantRequest(
  grant: Grant,
): Pick<CreateTokenCommandInput, 'grantType'> & Partial<CreateTokenCommandInput> {
  switch (grant.kind) {
    case 'code':
      return {
        grantType: 'authorization_code',
        code: grant.code,
        redirectUri: grant.redirectUri,
        codeVerifier: grant.codeVerifier,
      };
    case 'device':
      return { grantType: 'urn:ietf:params:oauth:grant-type:device_code', deviceCode: grant.deviceCode };
    case 'refresh':
      return { grantType: 'refresh_token', refreshToken: grant.refreshToken };
  }
}

function refusalOf(error: unknown): TokenAnswer | undefined {
  const fault = classifyFault(error);
  if (fault.kind !== 'rejected') return undefined;
  switch (fault.name) {
    case 'AuthorizationPendingException':
      return { kind: 'pending' };
    case 'SlowDownException':
      return { kind: 'slow-down' };
    case 'AccessDeniedException':
      return { kind: 'refused' };
    case 'ExpiredTokenException':
      return { kind: 'expired' };
    case 'InvalidClientException':
      return { kind: 'invalid-client' };
    default:
      return { kind: 'rejected', reason: fault.name };
  }
}

function isUnknownClient(error: unknown): boolean {
  const fault = classifyFault(error);
  return fault.kind === 'rejected' && fault.name === 'InvalidClientException';
}

/** A start URL that lives in another region is refused as an invalid request (seen with the AWS CLI, aws-cli#7649). */
const wrongRegionNames = [
  'InvalidRequestException',
  'InvalidClientMetadataException',
  'InvalidRequestRegionException',
];

function rethrow(error: unknown, session: Session): never {
  if (isAppError(error)) throw error;
  const { host } = new URL(endpointsOf(session).oidc);
  const fault = classifyFault(error);
  switch (fault.kind) {
    case 'offline':
      // The host name holds the region: one that is neither published nor found is a misspelt region.
      if (fault.unknownHost && !isPublishedRegion(session.region))
        throw new AppError('region-wrong', session.region);
      throw new AppError('offline', host);
    case 'tls':
      throw new AppError('tls-untrusted', host);
    case 'cancelled':
      throw new AppError('sign-in-cancelled');
    case 'throttled':
      throw new AppError('throttled');
    case 'unavailable':
      throw new AppError('unavailable', host);
    case 'bad-answer':
      throw badAnswer(session);
    case 'rejected':
      if (wrongRegionNames.includes(fault.name)) throw new AppError('region-wrong', session.region);
      throw new AppError('sign-in-failed', fault.name.replace(/[^A-Za-z]/g, ''));
    case 'unknown':
      throw error;
  }
}

function badAnswer(session: Session): AppError {
  return new AppError('bad-answer', new URL(endpointsOf(session).oidc).host);
}

function signalOption(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}
