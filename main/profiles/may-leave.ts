import type { SessionView } from '../../preload/contract.ts';
import { parseProfileId } from '../aws-config/profile-id.ts';
import { parseRoleId } from '../credentials/role-id.ts';

export interface Known {
  readonly sessions: readonly SessionView[];
  /** Of every role that there is, chosen or not. */
  readonly roleIds: ReadonlySet<string>;
  /** By the services' clock. */
  readonly nowMs: number;
  /** A person asks, and is shown what goes; nobody else takes the absence of a whole sign-in for its end. */
  readonly asked: boolean;
}

/**
 * May a section of ours that is not wanted go? A role that is there, but not chosen, may; one that is not there only by a
 * list that was read to its end, and lately: a list that is old, broken off or failed never removes anything.
 */
export function mayLeave(profileId: string, { sessions, roleIds, nowMs, asked }: Known): boolean {
  const roleId = parseProfileId(profileId)?.role ?? '';
  if (roleIds.has(roleId)) return true;
  const role = parseRoleId(roleId);
  if (role?.kind !== 'assigned') return asked;
  const session = sessions.find(({ id }) => id === role.sessionId);
  if (session === undefined) return asked;
  return isListed(session, nowMs);
}

/** To the end, and lately. */
export function isListed({ progress }: SessionView, nowMs: number): boolean {
  if (progress.kind !== 'idle' || progress.listedAtMs === undefined) return false;
  return nowMs - progress.listedAtMs < freshMs;
}

/** A signed-in session is listed each hour. */
const freshMs = 2 * 3_600_000;
