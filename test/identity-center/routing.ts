import { authorizeRoutes } from './authorize.ts';
import type { CenterContext } from './context.ts';
import { deviceRoutes } from './device.ts';
import { federationRoutes } from './federation.ts';
import type { Hosts } from './hosts.ts';
import { oidcRoutes } from './oidc.ts';
import { portalRoutes } from './portal.ts';
import { queryRoute } from './query-api.ts';
import { errorAnswer } from './refusals.ts';
import type { CenterRequest, Route, RouteTable } from './routes.ts';
import { hostAnswer, startPage } from './start-page.ts';

/** Host name first, then method and path, then (for the interfaces of that kind) the action. */
export function createRouting(context: CenterContext, hosts: Hosts): (request: CenterRequest) => Route {
  const { organization } = context;
  const startPath = new URL(organization.startUrl).pathname;
  const table: RouteTable = {
    ...oidcRoutes(context),
    ...authorizeRoutes(context),
    ...deviceRoutes(context),
    ...portalRoutes(context),
    ...startRoutes(context, [startPath, '/start']),
  };
  const federation = federationRoutes(context);
  return (request) => {
    const role = hosts.roleOf(request.hostname);
    if (role.kind === 'stranger')
      return unknownRoute(421, `No service answers to the host ${request.hostname}`);
    if (role.kind !== 'service') {
      return { operation: 'StartPage', api: 'page', handle: () => hostAnswer(role, organization, request) };
    }
    if (request.method === 'POST' && request.path === '/') return queryRoute(context, request);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const key = `${method} ${request.path}`;
    const action = `${key}?Action=${request.query.get('Action') ?? ''}`;
    return own(federation, action) ?? own(table, key) ?? unknownRoute(404, `Nothing at ${key}`);
  };
}

function startRoutes(context: CenterContext, paths: readonly string[]): RouteTable {
  const route: Route = {
    operation: 'StartPage',
    api: 'page',
    handle: (request) => startPage(context.organization, request),
  };
  return Object.fromEntries(
    paths.flatMap((path) => [path, `${path}/`]).map((path) => [`GET ${path}`, route]),
  );
}

function own(table: RouteTable, key: string): Route | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function unknownRoute(status: number, message: string): Route {
  return { operation: 'Unknown', api: 'page', handle: () => errorAnswer('page', status, 'Unknown', message) };
}
