import type { BrowserStanding } from '../../preload/consoles.ts';
import type { AssignedRoleId, RoleId } from '../credentials/role-id.ts';
import type { Session } from '../sso/sessions.ts';

export const usualStanding: BrowserStanding = { portal: 'mine', consoles: 'several' };

export type ConsoleWay =
  | { readonly kind: 'portal'; readonly role: AssignedRoleId }
  | {
      readonly kind: 'federation';
      readonly why: 'chained-role' | 'portal-not-mine' | 'own-endpoints' | 'asked-for';
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
  wish: 'usual' | 'federation' | 'no-secret' = 'usual',
): ConsoleWay {
  const federation = (why: Extract<ConsoleWay, { kind: 'federation' }>['why']): ConsoleWay => {
    return { kind: 'federation', why, logoutFirst: standing.consoles === 'one' };
  };
  if (role.kind === 'chained') return federation('chained-role');
  // Its start URL, in a browser, would lead to AWS.
  if (session.endpoints.sso !== undefined) return federation('own-endpoints');
  if (wish === 'federation') return federation('asked-for');
  return standing.portal === 'mine' ? { kind: 'portal', role } : federation('portal-not-mine');
}
