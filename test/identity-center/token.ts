import type { Answer } from './answer.ts';
import { json } from './answer.ts';
import type { CenterContext } from './context.ts';
import type { Fields } from './json-shape.ts';
import { textOf } from './oidc-body.ts';
import type { PortalSession } from './portal-sessions.ts';
import { oidcRefusal } from './refusals.ts';
import type { Registration } from './registrations.ts';
import { grantTypes, requireGrant } from './registrations.ts';

export function createToken(context: CenterContext, body: Fields): Answer {
  const grantType = Object.values(grantTypes).find((grant) => grant === textOf(body, 'grantType'));
  if (grantType === undefined) throw oidcRefusal('unsupported_grant_type', 'Unsupported grant type provided');
  const registration = context.registrations.authenticated(
    textOf(body, 'clientId'),
    textOf(body, 'clientSecret'),
  );
  requireGrant(registration, grantType);
  const session = grants[grantType](context, registration, body);
  const issued = context.sessions.issue(
    session,
    isRefreshable(registration) ? registration.clientId : undefined,
  );
  return json({ tokenType: 'Bearer', ...issued }, 200, { 'cache-control': 'no-store' });
}

function isRefreshable({ scopes, grantTypes: granted }: Registration): boolean {
  return scopes.includes('sso:account:access') && granted.includes(grantTypes.refresh);
}

type Grant = (context: CenterContext, registration: Registration, body: Fields) => PortalSession;

const grants = {
  [grantTypes.code]: byAuthorizationCode,
  [grantTypes.device]: byDeviceCode,
  [grantTypes.refresh]: byRefreshToken,
} as const satisfies Record<string, Grant>;

function byAuthorizationCode(
  context: CenterContext,
  { clientId }: Registration,
  body: Fields,
): PortalSession {
  const code = textOf(body, 'code');
  const outcome = context.approvals.redeem(
    code,
    clientId,
    textOf(body, 'redirectUri'),
    textOf(body, 'codeVerifier'),
  );
  if (outcome.kind === 'redeemed') return outcome.session;
  if (outcome.kind === 'expired') throw oidcRefusal('expired_token', 'Authorization code has expired');
  throw oidcRefusal('invalid_grant', 'Invalid authorization code, redirect URI or code verifier provided');
}

function byDeviceCode(context: CenterContext, { clientId }: Registration, body: Fields): PortalSession {
  const poll = context.deviceCodes.poll(textOf(body, 'deviceCode'), clientId);
  if (poll.kind === 'approved') return poll.session;
  const [code, description] = pollRefusals[poll.kind];
  throw oidcRefusal(code, description);
}

const pollRefusals = {
  pending: ['authorization_pending', 'Authorization is still pending'],
  'too-fast': ['slow_down', 'Polling too fast'],
  expired: ['expired_token', 'Device code has expired'],
  refused: ['access_denied', 'User denied the request'],
  unknown: ['invalid_grant', 'Invalid device code provided'],
} as const;

function byRefreshToken(context: CenterContext, { clientId }: Registration, body: Fields): PortalSession {
  const session = context.sessions.redeem(textOf(body, 'refreshToken'), clientId);
  if (session === undefined) throw oidcRefusal('invalid_grant', 'Invalid refresh token provided');
  return session;
}
