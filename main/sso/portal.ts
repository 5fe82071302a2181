import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
} from '@aws-sdk/client-sso';
import { AppError } from '../errors.ts';
import type { Network } from '../network.ts';
import type { Errand } from './asking.ts';
import { endpointsOf } from './endpoints.ts';
import {
  type Account,
  parseAccount,
  parseCredentials,
  parseRoleName,
  type RoleCredentials,
} from './portal-answers.ts';
import { createPortalCaller } from './portal-call.ts';
import type { Session } from './sessions.ts';
import type { Tokens } from './tokens.ts';

/**
 * Each call goes through the session's limiter. All may throw AppError sign-in-needed, role-not-assigned, offline,
 * tls-untrusted, unavailable, bad-answer, keychain-…; never throttled: that is waited out.
 */
export interface Portal {
  listAccounts(session: Session, signal?: AbortSignal): Promise<readonly Account[]>;
  /** Role names, as the portal orders them. */
  listRoles(session: Session, accountId: string, signal?: AbortSignal): Promise<readonly string[]>;
  roleCredentials(
    session: Session,
    accountId: string,
    roleName: string,
    errand?: Partial<Errand>,
  ): Promise<RoleCredentials>;
  /** Ends the sign-in at AWS. Role credentials already handed out live on until they expire. */
  logout(session: Session, accessToken: string): Promise<void>;
}

const largestPage = 100;
const mostPages = 1000;

export function createPortal(network: Network, tokens: Tokens): Portal {
  const caller = createPortalCaller(network, tokens);

  return {
    listAccounts: (session, signal) =>
      allPages(session, (nextToken) =>
        caller.run({
          ...{ session, kind: 'listing', subject: session.id, signal },
          async send(client, accessToken, options) {
            const page = await client.send(
              new ListAccountsCommand({ accessToken, maxResults: largestPage, ...nextToken }),
              options,
            );
            return { items: (page.accountList ?? []).map(parseAccount), nextToken: page.nextToken };
          },
        }),
      ),
    listRoles: (session, accountId, signal) =>
      allPages(session, (nextToken) =>
        caller.run({
          ...{ session, kind: 'listing', subject: accountId, signal },
          async send(client, accessToken, options) {
            const page = await client.send(
              new ListAccountRolesCommand({ accessToken, accountId, maxResults: largestPage, ...nextToken }),
              options,
            );
            const items = (page.roleList ?? []).map((role) => parseRoleName(role.roleName));
            return { items, nextToken: page.nextToken };
          },
        }),
      ),
    async roleCredentials(session, accountId, roleName, { signal, asking } = {}) {
      const answer = await caller.run({
        ...{ session, kind: 'credentials', subject: `${session.id}/${accountId}/${roleName}` },
        ...{ signal, asking },
        send: (client, accessToken, options) =>
          client.send(new GetRoleCredentialsCommand({ accessToken, accountId, roleName }), options),
      });
      const credentials = parseCredentials(answer.roleCredentials);
      if (credentials === undefined) throw badAnswer(session);
      return credentials;
    },
    async logout(session, accessToken) {
      const abortSignal = AbortSignal.timeout(5000);
      await caller.clientFor(session).send(new LogoutCommand({ accessToken }), { abortSignal });
    },
  };
}

interface ResultPage<T> {
  readonly items: readonly (T | undefined)[];
  readonly nextToken: string | undefined;
}

async function allPages<T>(
  session: Session,
  fetchPage: (token: { nextToken?: string }) => Promise<ResultPage<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let nextToken: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await fetchPage(nextToken === undefined ? {} : { nextToken });
    for (const item of page.items) if (item !== undefined) items.push(item);
    if (!page.nextToken) return items;
    if (page.nextToken === nextToken) break;
    nextToken = page.nextToken;
  }
  throw badAnswer(session);
}

function badAnswer(session: Session): AppError {
  return new AppError('bad-answer', new URL(endpointsOf(session).portal).host);
}
