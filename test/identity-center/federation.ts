import type { Answer } from './answer.ts';
import { json, redirect, Refusal } from './answer.ts';
import type { CenterContext } from './context.ts';
import { preferredLanguage } from './language.ts';
import { isFields } from './json-shape.ts';
import { pageTexts } from './page-texts.ts';
import { factList, htmlPage } from './pages.ts';
import { errorAnswer } from './refusals.ts';
import type { RoleCredentials, RoleIdentity } from './role-credentials.ts';
import type { CenterRequest, RouteTable } from './routes.ts';

/** Console sign-in with role credentials, as `signin.aws.amazon.com` offers it. Keys carry the action. */
export function federationRoutes(context: CenterContext): RouteTable {
  const signins: Signins = new Map();
  const api = 'page';
  return {
    'GET /federation?Action=getSigninToken': {
      operation: 'GetSigninToken',
      api,
      handle: ({ query }) => getSigninToken(context, signins, query),
    },
    'GET /federation?Action=login': {
      operation: 'ConsoleLogin',
      api,
      handle: (request) => login(context, signins, request),
    },
    'GET /oauth?Action=logout': {
      operation: 'ConsoleLogout',
      api,
      handle: (request) => logout(context, request),
    },
  };
}

type Signins = Map<string, { readonly identity: RoleIdentity; readonly expiresAtMs: number }>;

const signinLifeMs = 900_000;

function getSigninToken(context: CenterContext, signins: Signins, query: URLSearchParams): Answer {
  const { identity } = sessionCredentials(context, query.get('Session') ?? '');
  const duration = query.get('SessionDuration');
  if (duration !== null) {
    if (!/^\d+$/.test(duration) || Number(duration) < 900 || Number(duration) > 43_200) {
      throw refusal('SessionDuration must be from 900 to 43200');
    }
    if ('iamRole' in identity.role) throw refusal('SessionDuration cannot be used with role chaining');
  }
  const token = context.issuer.signinToken();
  signins.set(token, { identity, expiresAtMs: context.clock.nowMs() + signinLifeMs });
  return json({ SigninToken: token }, 200, { 'cache-control': 'no-store' });
}

function sessionCredentials(context: CenterContext, session: string): RoleCredentials {
  const fields = parsed(session);
  if (!isFields(fields)) throw refusal('Session must be a JSON object');
  const credentials = context.roleCredentials.find(String(fields['sessionId']));
  const matches =
    credentials?.secretAccessKey === fields['sessionKey'] &&
    credentials?.sessionToken === fields['sessionToken'];
  if (credentials === undefined || !matches || context.roleCredentials.isExpired(credentials)) {
    throw refusal('The session credentials are invalid or expired');
  }
  return credentials;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function login(context: CenterContext, signins: Signins, request: CenterRequest): Answer {
  const signin = signins.get(request.query.get('SigninToken') ?? '');
  if (signin === undefined || context.clock.nowMs() >= signin.expiresAtMs) {
    throw refusal('The sign-in token is invalid or expired');
  }
  const destination = request.query.get('Destination') ?? '';
  if (!isConsoleUrl(destination)) throw refusal('Destination must be an address of the AWS console');
  const language = preferredLanguage(request.headers['accept-language']);
  const texts = pageTexts[language];
  const { accountId, role } = signin.identity;
  const account = context.directory.account(accountId);
  const facts = factList([
    { name: texts.account, value: account === undefined ? accountId : `${account.name} (${accountId})` },
    { name: texts.role, value: 'iamRole' in role ? role.iamRole : role.permissionSet },
    { name: texts.destination, value: destination },
  ]);
  return htmlPage({ language, title: texts.consoleTitle, body: `<p>${texts.consoleLead}</p>\n${facts}` });
}

function isConsoleUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' && /^([a-z0-9-]+\.)*console\.aws\.amazon\.com$/.test(hostname);
}

/** Only a host with a region in its name follows `redirect_uri`, and only to such a host; loopback stands in for one. */
function logout(context: CenterContext, request: CenterRequest): Answer {
  const target = request.query.get('redirect_uri') ?? '';
  const followable = URL.canParse(target) && isRegionalSignin(new URL(target), context.url);
  if (request.hostname === 'signin.aws.amazon.com' || !followable) throw refusal('Invalid redirect_uri');
  return redirect(target);
}

function isRegionalSignin(url: URL, centerUrl: string): boolean {
  if (url.origin === centerUrl) return true;
  return url.protocol === 'https:' && /^[a-z0-9-]+\.signin\.aws\.amazon\.com$/.test(url.hostname);
}

function refusal(message: string): Refusal {
  return new Refusal(errorAnswer('page', 400, 'BadRequest', message), message);
}
