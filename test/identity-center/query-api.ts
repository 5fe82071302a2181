import { randomUUID } from 'node:crypto';
import type { CenterContext } from './context.ts';
import { iamActions } from './iam.ts';
import { queryRefusal } from './refusals.ts';
import type { RoleCredentials } from './role-credentials.ts';
import type { CenterRequest, Operation, Route } from './routes.ts';
import { signedBy } from './sigv4.ts';
import { stsActions } from './sts.ts';

/** One action of a service that speaks the query protocol: a form in, XML out. */
interface QueryAction {
  readonly operation: Operation;
  /** @returns the markup inside `<…Result>`. */
  readonly run: (context: CenterContext, caller: RoleCredentials, form: URLSearchParams) => string;
}

export type QueryActions = Readonly<Record<string, QueryAction>>;

interface Service {
  readonly name: string;
  readonly namespace: string;
  readonly actions: QueryActions;
}

/** By `Version`, which tells the services at one origin apart. */
const services: Readonly<Record<string, Service>> = {
  '2011-06-15': { name: 'sts', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/', actions: stsActions },
  '2010-05-08': { name: 'iam', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/', actions: iamActions },
};

export function queryRoute(context: CenterContext, request: CenterRequest): Route {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const name = form.get('Action') ?? '';
  const version = form.get('Version') ?? '';
  const service = Object.hasOwn(services, version) ? services[version] : undefined;
  const action =
    service !== undefined && Object.hasOwn(service.actions, name) ? service.actions[name] : undefined;
  if (service === undefined || action === undefined) return unknownAction(name, version);
  return {
    operation: action.operation,
    api: 'query',
    handle: () => {
      const caller = signedBy(context, request, service.name);
      const result = `<${name}Result>${action.run(context, caller, form)}</${name}Result>`;
      const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
      const body = `<${name}Response xmlns="${service.namespace}">${result}${metadata}</${name}Response>`;
      return { status: 200, headers: { 'content-type': 'text/xml' }, body };
    },
  };
}

function unknownAction(name: string, version: string): Route {
  return {
    operation: 'Unknown',
    api: 'query',
    handle: () => {
      throw queryRefusal(400, 'InvalidAction', `Could not find operation ${name} for version ${version}`);
    },
  };
}
