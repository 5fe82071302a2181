import type { Answer } from './answer.ts';
import { redirect } from './answer.ts';
import type { AuthorizeRequest } from './approvals.ts';
import { consentForm, problemPage, readConsent, withProblemPage } from './consent-form.ts';
import type { CenterContext } from './context.ts';
import { preferredLanguage } from './language.ts';
import { matchesRegistered } from './loopback-redirect.ts';
import { requireOwnStartUrl } from './own-start-url.ts';
import { pageTexts } from './page-texts.ts';
import { factList, htmlPage } from './pages.ts';
import { oidcRefusal } from './refusals.ts';
import type { Registration } from './registrations.ts';
import { grantTypes, requireGrant } from './registrations.ts';
import type { CenterRequest, RouteTable } from './routes.ts';

export function authorizeRoutes(context: CenterContext): RouteTable {
  return {
    'GET /authorize': {
      operation: 'Authorize',
      api: 'oidc',
      handle: (request) => withProblemPage(request, () => showConsent(context, request)),
    },
    'POST /authorize': {
      operation: 'AnswerAuthorize',
      api: 'oidc',
      handle: (request) => answerConsent(context, request),
    },
  };
}

function showConsent(context: CenterContext, request: CenterRequest): Answer {
  const { query } = request;
  const registration = context.registrations.known(query.get('client_id') ?? '');
  const redirectUri = query.get('redirect_uri') ?? '';
  // Until the redirect URI is known to be the client's, errors must stay on this page.
  if (!matchesRegistered(redirectUri, registration.redirectUris)) {
    throw oidcRefusal('invalid_redirect_uri', 'The redirect URI is not one the client registered');
  }
  requireGrant(registration, grantTypes.code);
  if (registration.issuerUrl !== undefined) {
    requireOwnStartUrl(context.organization, registration.issuerUrl, request.region);
  }
  const state = query.get('state');
  const problem = parameterProblem(query, registration);
  if (problem !== undefined) return redirect(withAnswer(redirectUri, state, ['error', problem]));
  const codeChallenge = query.get('code_challenge') ?? '';
  const { clientId, clientName } = registration;
  return consentPage(context, request, { clientId, clientName, redirectUri, state, codeChallenge });
}

function parameterProblem(query: URLSearchParams, registration: Registration): string | undefined {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge))
    return 'invalid_request';
  const scopes = (query.get('scopes') ?? '').split(' ').filter((scope) => scope !== '');
  return scopes.every((scope) => registration.scopes.includes(scope)) ? undefined : 'invalid_scope';
}

function consentPage(context: CenterContext, request: CenterRequest, asked: AuthorizeRequest): Answer {
  const language = preferredLanguage(request.headers['accept-language']);
  const texts = pageTexts[language];
  const target = new URL(asked.redirectUri);
  const facts = factList([
    { name: texts.application, value: asked.clientName },
    { name: texts.portal, value: context.organization.startUrl },
    { name: texts.returnsTo, value: target.host },
  ]);
  const form = consentForm(texts, context.directory.users, ['request', context.approvals.show(asked)]);
  return htmlPage({
    language,
    title: texts.allowTitle(asked.clientName),
    body: `<p>${texts.allowLead}</p>\n${facts}\n${form}`,
    formLeadsTo: target.origin,
  });
}

function answerConsent(context: CenterContext, request: CenterRequest): Answer {
  const consent = readConsent(request, context.directory.users, 'request');
  const asked = consent && context.approvals.take(consent.hidden);
  if (consent === undefined || asked === undefined) {
    return problemPage(
      request,
      400,
      pageTexts[preferredLanguage(request.headers['accept-language'])].requestGone,
    );
  }
  if (consent.answer === 'refuse') {
    return redirect(withAnswer(asked.redirectUri, asked.state, ['error', 'access_denied']));
  }
  const code = context.approvals.approve(asked, context.sessions.begin(consent.userName));
  return redirect(withAnswer(asked.redirectUri, asked.state, ['code', code]));
}

function withAnswer(
  redirectUri: string,
  state: string | null,
  [name, value]: readonly [string, string],
): string {
  const url = new URL(redirectUri);
  url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}
