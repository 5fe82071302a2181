import { chainNameOf } from './chain-name.ts';
import type { AppState, ErrorCode, HeldRoleView, SessionView } from './contract.ts';

type Life = Pick<HeldRoleView, 'issuedAtMs' | 'expiresAtMs'>;

/** How long before their end credentials are renewed; an AWS client that got them later would come back at once (botocore: 15 minutes). */
export function renewalWindowMs({ issuedAtMs, expiresAtMs }: Life): number {
  return Math.min(15 * 60_000, Math.max(0, expiresAtMs - issuedAtMs) / 3);
}

/** Once a third of that time has gone by too, their renewal failed, or there is no sign-in to renew them with. */
export function overdueAtMs(life: Life): number {
  return life.expiresAtMs - (renewalWindowMs(life) / 3) * 2;
}

/**
 * What keeps a role's credentials from being renewed now; `unsure`: the list could not be had, which may be long ago and
 * says something only of credentials whose renewal is due.
 */
export type RenewalHold = 'sign-in' | 'held-up' | 'unsure';

/** Undefined: nothing is known to be in the way. */
export function renewalHold(
  { sessions, chainedRoles }: Pick<AppState, 'sessions' | 'chainedRoles'>,
  roleId: string,
): RenewalHold | undefined {
  const sessionId = sessionIdOf(chainedRoles, roleId);
  const session = sessions.find(({ id }) => id === sessionId);
  return session === undefined ? 'held-up' : sessionHold(session);
}

function sessionHold({ status, progress }: SessionView): RenewalHold | undefined {
  switch (status.kind) {
    case 'signed-in':
      return progress.kind === 'failed' && unreachable.includes(progress.error.code) ? 'unsure' : undefined;
    case 'renewing':
      return 'held-up';
    case 'unknown':
      return status.error.recovery === 'sign-in' ? 'sign-in' : 'held-up';
    case 'signed-out':
    case 'signing-in':
    case 'sign-in-needed':
      return 'sign-in';
  }
}

const unreachable: readonly ErrorCode[] = ['ca-bundle-unreadable', 'offline', 'tls-untrusted', 'unavailable'];

/** A chained role stands and falls with the sign-in of the role at its root. Undefined: its base is gone. */
export function sessionIdOf(chainedRoles: AppState['chainedRoles'], roleId: string): string | undefined {
  let id = roleId;
  for (let links = 0; links <= chainedRoles.length; links++) {
    if (chainNameOf(id) === undefined) return id.split('/')[0];
    const base = chainedRoles.find((chained) => chained.id === id)?.base;
    if (base === undefined) return undefined;
    id = base;
  }
  return undefined;
}
