import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';

export interface CenterRequest {
  readonly method: string;
  /** Path and query exactly as they came, for signatures. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Lower case, without the port. */
  readonly hostname: string;
  /** The region the caller addressed, by host name or by path. */
  readonly region: string;
}

/** Decides the form an error takes on the wire. */
export type Api = 'oidc' | 'portal' | 'query' | 'page';

export type Operation =
  | 'RegisterClient'
  | 'StartDeviceAuthorization'
  | 'CreateToken'
  | 'Authorize'
  | 'AnswerAuthorize'
  | 'Device'
  | 'AnswerDevice'
  | 'ListAccounts'
  | 'ListAccountRoles'
  | 'GetRoleCredentials'
  | 'Logout'
  | 'StartPage'
  | 'GetSigninToken'
  | 'ConsoleLogin'
  | 'ConsoleLogout'
  | 'GetCallerIdentity'
  | 'AssumeRole'
  | 'GetAccessKeyInfo'
  | 'Unknown';

export interface Route {
  readonly operation: Operation;
  readonly api: Api;
  readonly handle: (request: CenterRequest) => Answer;
}

/** Keys are `METHOD /path`. */
export type RouteTable = Readonly<Record<string, Route>>;
