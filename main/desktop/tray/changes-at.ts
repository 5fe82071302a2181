import type { AppState, SessionStatus } from '../../../preload/contract.ts';
import { endingRolesChangeAtMs } from '../ending-roles.ts';
import { sinceChangesAtMs, untilChangesAtMs } from './until.ts';

/**
 * When menu, tooltip or icon say something else if nothing but time goes by; Infinity: never. Clocks name the hour until
 * their last quarter of an hour, so an idle tray hardly ever wakes up.
 */
export function trayChangesAtMs(state: AppState, nowMs: number): number {
  return Math.min(
    ...state.held.map(({ expiresAtMs }) => untilChangesAtMs(expiresAtMs, nowMs)),
    ...state.sessions.map(({ status }) => sessionChangesAtMs(status, nowMs)),
    endingRolesChangeAtMs(state, nowMs),
  );
}

function sessionChangesAtMs(status: SessionStatus, nowMs: number): number {
  if (status.kind !== 'signed-in') return Infinity;
  return status.renewable
    ? sinceChangesAtMs(status.signedInAtMs, nowMs)
    : untilChangesAtMs(status.tokenExpiresAtMs, nowMs);
}
