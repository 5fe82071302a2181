import type { AppState, HeldRoleView } from '../../preload/contract.ts';
import { overdueAtMs } from '../../preload/renewal.ts';

/** Credentials in use whose renewal is overdue. */
export function endingRoles(state: AppState, nowMs: number): readonly HeldRoleView[] {
  return state.held.filter(
    (held) => isMissed(held) && held.expiresAtMs > nowMs && overdueAtMs(held) <= nowMs,
  );
}

/** When `endingRoles` says something else if nothing but time goes by; Infinity: never. */
export function endingRolesChangeAtMs(state: AppState, nowMs: number): number {
  const moments = state.held
    .filter(isMissed)
    .flatMap((held) => [overdueAtMs(held), held.expiresAtMs])
    .filter((atMs) => atMs > nowMs);
  return Math.min(...moments);
}

/** A favourite that nobody uses may end; and where nothing is renewed ahead, no renewal is overdue. */
function isMissed({ inUse, renewedAhead }: HeldRoleView): boolean {
  return inUse && renewedAhead;
}
