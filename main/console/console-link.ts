import type { AssignedRoleId, RoleId } from '../credentials/role-id.ts';
import type { Session } from '../sso/sessions.ts';

/** What the user says of a browser's standing with AWS. */
export interface BrowserStanding {
  /** Whose access portal it is signed in to. */
  readonly portal: 'this-user' | 'another-user' | 'nobody';
  /** How many consoles it keeps open beside each other: multi-session is turned on per browser, in the console itself. */
  readonly consoles: 'several' | 'one';
}

export const usualStanding: BrowserStanding = { portal: 'this-user', consoles: 'several' };

export type ConsoleWay =
  | { readonly kind: 'portal'; readonly role: AssignedRoleId }
  | {
      readonly kind: 'federation';
      readonly why: 'chained-role' | 'another-user' | 'no-portal-session' | 'own-endpoints' | 'asked-for';
      readonly logoutFirst: boolean;
    };

/**
 * The portal's own link wherever it will do: no secret, the role's full console duration, multi-session. Federation where
 * no portal knows the role, or the browser's portal is not this user's.
 */
export function chooseWay(
  role: RoleId,
  session: Pick<Session, 'endpoints'>,
  standing: BrowserStanding,
  wish: 'usual' | 'federation' = 'usual',
): ConsoleWay {
  const federation = (why: Extract<ConsoleWay, { kind: 'federation' }>['why']): ConsoleWay => {
    return { kind: 'federation', why, logoutFirst: standing.consoles === 'one' };
  };
  if (role.kind === 'chained') return federation('chained-role');
  // Its start URL, in a browser, would lead to AWS.
  if (session.endpoints.sso !== undefined) return federation('own-endpoints');
  if (wish === 'federation') return federation('asked-for');
  switch (standing.portal) {
    case 'this-user':
      return { kind: 'portal', role };
    case 'another-user':
      return federation('another-user');
    case 'nobody':
      return federation('no-portal-session');
  }
}
