import { randomUUID } from 'node:crypto';
import type { Answer } from './answer.ts';
import { json, Refusal } from './answer.ts';
import type { Api } from './routes.ts';

type ErrorForm = (status: number, name: string, message: string) => Answer;

/** The error forms of the four kinds of interface. */
export function errorAnswer(api: Api, status: number, name: string, message: string): Answer {
  return errorForms[api](status, name, message);
}

const errorForms: Readonly<Record<Api, ErrorForm>> = {
  oidc: oidcError,
  portal: portalError,
  query: queryError,
  page: (status, name, message) => ({
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `${name}: ${message}\n`,
  }),
};

/** The codes of sso-oidc, with the exceptions and statuses of the service model. */
const oidcExceptions = {
  access_denied: 'AccessDeniedException',
  authorization_pending: 'AuthorizationPendingException',
  expired_token: 'ExpiredTokenException',
  invalid_client: 'InvalidClientException',
  invalid_client_metadata: 'InvalidClientMetadataException',
  invalid_grant: 'InvalidGrantException',
  invalid_redirect_uri: 'InvalidRedirectUriException',
  invalid_request: 'InvalidRequestException',
  invalid_scope: 'InvalidScopeException',
  server_error: 'InternalServerException',
  slow_down: 'SlowDownException',
  unauthorized_client: 'UnauthorizedClientException',
  unsupported_grant_type: 'UnsupportedGrantTypeException',
} as const;

type OidcCode = keyof typeof oidcExceptions;

export function oidcRefusal(code: OidcCode, description: string): Refusal {
  return new Refusal(oidcError(code === 'invalid_client' ? 401 : 400, code, description), description);
}

type PortalException =
  | 'ForbiddenException'
  | 'InvalidRequestException'
  | 'ResourceNotFoundException'
  | 'TooManyRequestsException'
  | 'UnauthorizedException';

const portalStatuses: Readonly<Record<PortalException, number>> = {
  ForbiddenException: 403,
  InvalidRequestException: 400,
  ResourceNotFoundException: 404,
  TooManyRequestsException: 429,
  UnauthorizedException: 401,
};

export function portalRefusal(name: PortalException, message: string): Refusal {
  return new Refusal(portalError(portalStatuses[name], name, message), message);
}

export function queryRefusal(status: 400 | 403, code: string, message: string): Refusal {
  return new Refusal(queryError(status, code, message), message);
}

function oidcError(status: number, code: string, description: string): Answer {
  const exception = isOidcCode(code) ? oidcExceptions[code] : code;
  return json({ error: code, error_description: description }, status, {
    'x-amzn-errortype': `${exception}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/`,
  });
}

function isOidcCode(code: string): code is OidcCode {
  return Object.hasOwn(oidcExceptions, code);
}

function portalError(status: number, name: string, message: string): Answer {
  return json({ message, __type: `com.amazonaws.switchboard.portal#${name}` }, status, {
    'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazonaws.switchboard.portal/`,
  });
}

function queryError(status: number, code: string, message: string): Answer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeMarkup(message)}</Message></Error>`;
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}<RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  };
}

/** Safe as the text or the attribute value of XML and HTML. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
