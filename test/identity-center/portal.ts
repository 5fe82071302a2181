import type { Answer } from './answer.ts';
import { empty, json } from './answer.ts';
import type { CenterContext } from './context.ts';
import { pageOf } from './paging.ts';
import type { PortalSession } from './portal-sessions.ts';
import { portalRefusal } from './refusals.ts';
import type { CenterRequest, Operation, Route, RouteTable } from './routes.ts';

export function portalRoutes(context: CenterContext): RouteTable {
  const route = (operation: Operation, handle: PortalHandler): Route => ({
    operation,
    api: 'portal',
    handle: (request) => handle(context, signedIn(context, request), request.query),
  });
  return {
    'GET /assignment/accounts': route('ListAccounts', listAccounts),
    'GET /assignment/roles': route('ListAccountRoles', listAccountRoles),
    'GET /federation/credentials': route('GetRoleCredentials', getRoleCredentials),
    'POST /logout': route('Logout', logout),
  };
}

type PortalHandler = (context: CenterContext, session: PortalSession, query: URLSearchParams) => Answer;

function signedIn(context: CenterContext, { headers, region }: CenterRequest): PortalSession {
  const token = headers['x-amz-sso_bearer_token'];
  const session = typeof token === 'string' ? context.sessions.sessionOf(token) : undefined;
  if (session === undefined || region !== context.organization.region) {
    throw portalRefusal('UnauthorizedException', 'Session token not found or invalid');
  }
  if (!context.throttle.admits(session))
    throw portalRefusal('TooManyRequestsException', 'HTTP 429 Unknown Code');
  return session;
}

function listAccounts(context: CenterContext, session: PortalSession, query: URLSearchParams): Answer {
  const accounts = context.directory.accountsOf(session.userName);
  const page = pageOf(accounts, (account) => account.id, 'accounts', query);
  const accountList = page.items.map(({ id, name, email }) => ({
    accountId: id,
    accountName: name,
    emailAddress: email,
  }));
  return json({ accountList, nextToken: page.nextToken });
}

function listAccountRoles(context: CenterContext, session: PortalSession, query: URLSearchParams): Answer {
  const accountId = accountIdOf(query);
  const names = context.directory.permissionSetsOf(session.userName, accountId);
  if (names.length === 0) throw noAccess();
  const page = pageOf(names, (name) => name, `roles of ${accountId}`, query);
  return json({
    roleList: page.items.map((roleName) => ({ roleName, accountId })),
    nextToken: page.nextToken,
  });
}

function getRoleCredentials(context: CenterContext, session: PortalSession, query: URLSearchParams): Answer {
  const accountId = accountIdOf(query);
  const roleName = query.get('role_name') ?? '';
  if (roleName === '') throw portalRefusal('InvalidRequestException', 'role_name is required');
  const set = context.directory.permissionSet(roleName);
  const assigned = context.directory.permissionSetsOf(session.userName, accountId).includes(roleName);
  if (set === undefined || !assigned) throw noAccess();
  const identity = { accountId, role: { permissionSet: roleName }, sessionName: session.userName };
  const credentials = context.roleCredentials.issue(identity, set.sessionHours * 3600);
  const { accessKeyId, secretAccessKey, sessionToken, expiresAtMs } = credentials;
  return json({ roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration: expiresAtMs } });
}

/** Ends the sign-in, its refresh token included; role credentials live on until they expire. */
function logout(context: CenterContext, session: PortalSession): Answer {
  context.sessions.end((one) => one === session);
  return empty(200);
}

function accountIdOf(query: URLSearchParams): string {
  const accountId = query.get('account_id') ?? '';
  if (!/^\d{12}$/.test(accountId))
    throw portalRefusal('InvalidRequestException', 'account_id must have 12 digits');
  return accountId;
}

function noAccess(): Error {
  return portalRefusal('ForbiddenException', 'No access');
}
