import type { Answer } from './answer.ts';
import { json } from './answer.ts';
import type { CenterContext } from './context.ts';
import { deviceCodeLifeMs } from './device-codes.ts';
import type { Fields } from './json-shape.ts';
import { isLoopbackRedirect } from './loopback-redirect.ts';
import { bodyOf, textOf, textsOf } from './oidc-body.ts';
import { requireOwnStartUrl } from './own-start-url.ts';
import { oidcRefusal } from './refusals.ts';
import type { ClientMetadata, GrantType } from './registrations.ts';
import { grantTypes, requireGrant } from './registrations.ts';
import type { RouteTable } from './routes.ts';
import { createToken } from './token.ts';

export function oidcRoutes(context: CenterContext): RouteTable {
  const api = 'oidc';
  return {
    'POST /client/register': {
      operation: 'RegisterClient',
      api,
      handle: (request) => registerClient(context, bodyOf(request)),
    },
    'POST /device_authorization': {
      operation: 'StartDeviceAuthorization',
      api,
      handle: (request) => startDeviceAuthorization(context, bodyOf(request), request.region),
    },
    'POST /token': {
      operation: 'CreateToken',
      api,
      handle: (request) => createToken(context, bodyOf(request)),
    },
  };
}

function registerClient(context: CenterContext, body: Fields): Answer {
  const registration = context.registrations.add(metadataOf(body));
  const hasBrowser = registration.grantTypes.includes(grantTypes.code);
  return json({
    clientId: registration.clientId,
    clientSecret: registration.clientSecret,
    clientIdIssuedAt: Math.floor(registration.issuedAtMs / 1000),
    clientSecretExpiresAt: Math.floor(registration.expiresAtMs / 1000),
    authorizationEndpoint: hasBrowser ? `${context.url}/authorize` : null,
    tokenEndpoint: hasBrowser ? `${context.url}/token` : null,
  });
}

function metadataOf(body: Fields): ClientMetadata {
  const clientName = textOf(body, 'clientName');
  if (textOf(body, 'clientType') !== 'public') {
    throw oidcRefusal('invalid_client_metadata', 'Only the client type "public" is supported');
  }
  const types = grantTypesOf(body);
  const redirectUris = textsOf(body, 'redirectUris');
  if (
    !redirectUris.every(isLoopbackRedirect) ||
    (types.includes(grantTypes.code) && redirectUris.length === 0)
  ) {
    throw oidcRefusal('invalid_redirect_uri', 'Redirect URIs must be loopback addresses');
  }
  const scopes = textsOf(body, 'scopes');
  if (!scopes.every((scope) => /^(sso|codewhisperer):[a-z_]+(:[a-z_]+)?$/.test(scope))) {
    throw oidcRefusal('invalid_scope', 'Invalid scope provided');
  }
  const issuerUrl = body['issuerUrl'] === undefined ? undefined : textOf(body, 'issuerUrl');
  return { clientName, grantTypes: types, scopes, redirectUris, issuerUrl };
}

/** A registration that names none is for the device flow, as the AWS CLI's is. */
function grantTypesOf(body: Fields): readonly GrantType[] {
  const names = textsOf(body, 'grantTypes');
  if (names.length === 0) return [grantTypes.device, grantTypes.refresh];
  const all: readonly GrantType[] = Object.values(grantTypes);
  return names.map((name) => {
    const grant = all.find((one) => one === name);
    if (grant === undefined) throw oidcRefusal('unsupported_grant_type', 'Unsupported grant type provided');
    return grant;
  });
}

function startDeviceAuthorization(context: CenterContext, body: Fields, region: string): Answer {
  const [clientId, clientSecret] = [textOf(body, 'clientId'), textOf(body, 'clientSecret')];
  const startUrl = textOf(body, 'startUrl');
  const registration = context.registrations.authenticated(clientId, clientSecret);
  requireGrant(registration, grantTypes.device);
  requireOwnStartUrl(context.organization, startUrl, region);
  const started = context.deviceCodes.start(clientId, registration.clientName);
  return json({
    deviceCode: started.deviceCode,
    userCode: started.userCode,
    verificationUri: `${context.url}/device`,
    verificationUriComplete: `${context.url}/device?user_code=${started.userCode}`,
    expiresIn: deviceCodeLifeMs / 1000,
    interval: context.organization.lengths.devicePollSeconds,
  });
}
