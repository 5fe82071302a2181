import type { AppState, SessionView } from '../../../preload/contract.ts';
import { needsSignIn } from '../../../preload/signed-in.ts';

/** Why no role is seen. */
export type Emptiness =
  | 'no-match'
  | 'no-sessions'
  | 'listing'
  | 'signing-in'
  | 'signed-out'
  | 'partly-signed-out'
  | 'failed'
  | 'no-roles';

/**
 * What is under way goes before what one could do, and that before what cannot be helped: that there are no roles is said
 * only of lists that were read to their end.
 */
export function emptinessOf({ sessions, chainedRoles }: AppState): Emptiness {
  if (chainedRoles.length > 0 || sessions.some(hasRoles)) return 'no-match';
  if (sessions.length === 0) return 'no-sessions';
  if (sessions.some(isBeingListed)) return 'listing';
  if (sessions.some(({ status }) => status.kind === 'signing-in')) return 'signing-in';
  if (sessions.every(isSignInDue)) return 'signed-out';
  if (sessions.some(isSignInDue)) return 'partly-signed-out';
  return sessions.every(isListed) ? 'no-roles' : 'failed';
}

/** Its roles, if there are any, are not known before somebody signs in. */
export function isSignInDue(session: SessionView): boolean {
  return needsSignIn(session) && !isListed(session);
}

/** An account comes before its roles. */
function hasRoles({ accounts }: SessionView): boolean {
  return accounts.some(({ roles }) => roles.length > 0);
}

function isBeingListed({ status, progress }: SessionView): boolean {
  if (progress.kind === 'listing') return true;
  // The moment after a sign-in.
  return status.kind === 'signed-in' && progress.kind === 'idle' && progress.listedAtMs === undefined;
}

function isListed({ progress }: SessionView): boolean {
  return progress.kind === 'idle' && progress.listedAtMs !== undefined;
}
