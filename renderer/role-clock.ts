import type { HeldRoleView } from '../preload/contract.ts';
import { overdueAtMs, renewalWindowMs, type RenewalHold } from '../preload/renewal.ts';

type RoleClockKind = 'fresh' | 'inUse' | 'renewing' | 'endsSoon' | 'ended';

/** Why they are renewed, or are not, before anyone asks; once they have ended, how one comes to new ones. */
type RoleRenewal = 'inUse' | 'kept' | 'askedOnly' | 'fresh' | Held | 'ended' | 'endedSignIn' | 'endedHeldUp';
type Held = 'signIn' | 'heldUp';

export interface RoleClockState {
  readonly kind: RoleClockKind;
  readonly renewal: RoleRenewal;
}

/** How it stands with credentials that are held. */
export function roleClockState(
  held: HeldRoleView,
  hold: RenewalHold | undefined,
  nowMs: number,
): RoleClockState {
  if (held.expiresAtMs <= nowMs) return { kind: 'ended', renewal: endedRenewal(hold) };
  const renewal = heldRenewal(held, hold, nowMs) ?? renewalAsChosen(held);
  if (!isDue(held, nowMs)) return { kind: held.inUse ? 'inUse' : 'fresh', renewal };
  return { kind: renewal === 'inUse' || renewal === 'kept' ? 'renewing' : 'endsSoon', renewal };
}

function endedRenewal(hold: RenewalHold | undefined): RoleRenewal {
  if (hold === 'sign-in') return 'endedSignIn';
  return hold === 'held-up' ? 'endedHeldUp' : 'ended';
}

function heldRenewal(held: HeldRoleView, hold: RenewalHold | undefined, nowMs: number): Held | undefined {
  if (hold === 'sign-in') return 'signIn';
  const missed = hold === 'unsure' ? isDue(held, nowMs) : overdueAtMs(held) <= nowMs;
  return hold === 'held-up' || (held.renewedAhead && missed) ? 'heldUp' : undefined;
}

function renewalAsChosen({ inUse, renewedAhead }: HeldRoleView): RoleRenewal {
  if (inUse) return renewedAhead ? 'inUse' : 'askedOnly';
  return renewedAhead ? 'kept' : 'fresh';
}

/** From here on they are renewed, or told to end. */
function isDue(held: HeldRoleView, nowMs: number): boolean {
  return held.expiresAtMs - nowMs <= renewalWindowMs(held);
}

/** What is left of their life, in steps of a twentieth, so that a ring is not drawn anew each minute. */
export function shareLeft({ issuedAtMs, expiresAtMs }: HeldRoleView, nowMs: number): number {
  const life = expiresAtMs - issuedAtMs;
  return life <= 0 ? 0 : Math.ceil(((expiresAtMs - nowMs) / life) * 20) / 20;
}
