import type { HeldRoleView } from '../preload/contract.ts';

export type RoleClockKind = 'fresh' | 'inUse' | 'renewing' | 'endsSoon' | 'ended';

/** From here on they are renewed, or told to end: 15 minutes, or a third of a shorter life. */
const soonMs = 15 * 60_000;
const soonShare = 1 / 3;

/** How it stands with credentials that are held. */
export function roleClockKind(held: HeldRoleView, nowMs: number): RoleClockKind {
  const left = held.expiresAtMs - nowMs;
  if (left <= 0) return 'ended';
  const soon = left <= Math.min(soonMs, (held.expiresAtMs - held.issuedAtMs) * soonShare);
  if (soon) return held.renewedAhead ? 'renewing' : 'endsSoon';
  return held.inUse ? 'inUse' : 'fresh';
}

/** Why they are renewed, or are not, before anyone asks. */
type RoleRenewal = 'inUse' | 'kept' | 'askedOnly' | 'fresh';

export function roleRenewal({ inUse, renewedAhead }: HeldRoleView): RoleRenewal {
  if (inUse) return renewedAhead ? 'inUse' : 'askedOnly';
  return renewedAhead ? 'kept' : 'fresh';
}

/** What is left of their life, in steps of a twentieth, so that a ring is not drawn anew each minute. */
export function shareLeft({ issuedAtMs, expiresAtMs }: HeldRoleView, nowMs: number): number {
  const life = expiresAtMs - issuedAtMs;
  return life <= 0 ? 0 : Math.ceil(((expiresAtMs - nowMs) / life) * 20) / 20;
}
