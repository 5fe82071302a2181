import type { ErrorCode } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { isAppError } from '../errors.ts';
import { createPauses } from '../pauses.ts';
import { singleFlight } from '../single-flight.ts';
import { dueAhead, type RoleAhead } from './freshness.ts';
import type { AssignedRoleId, RoleId } from './role-id.ts';
import type { RoleSource } from './role-sources.ts';
import { aboutTheRole, type Supply } from './supply.ts';

/**
 * Renews what nobody waits for. Invariants:
 * - few calls are under way at once, and each gives way to whatever somebody waits for;
 * - what holds up one role of a session holds up all of them until the next round;
 * - a role that nobody uses is fetched only while signed in, only while it is listed, not for hours after AWS refused it,
 *   and however it went not again for a while: so nothing can make it a loop, a clock gone wrong neither.
 */
export interface Renewal {
  /** Joins a round that is under way, which looks again before it ends. Never throws. */
  round(): Promise<void>;
  /** Whoever signs in next finds nothing paused. */
  startOver(): void;
}

export interface RenewedRole extends RoleAhead {
  readonly role: RoleId;
  readonly roleId: string;
}

export interface RenewalParts {
  /** Those that the user wants renewed ahead now. */
  readonly wanted: () => readonly RenewedRole[];
  readonly isWanted: (role: RenewedRole) => boolean;
  /** Undefined: its base or session is gone. */
  readonly sourceOf: (role: RoleId) => RoleSource | undefined;
  readonly supply: Supply;
  /** With a token that is valid now. */
  readonly isSignedIn: (sessionId: string) => Promise<boolean>;
  /** As the last list of roles has it. */
  readonly isListed: (role: AssignedRoleId) => boolean;
  readonly clock: Clock;
  readonly tell: (event: RenewalEvent) => void;
  /** Ends the rounds. */
  readonly signal: AbortSignal;
}

export interface RenewalEvent {
  readonly kind: 'renewal-failed';
  readonly roleId: string;
  readonly code: ErrorCode;
}

const renewalsAtOnce = 3;
const minuteMs = 60_000;
/** Of a role that nobody uses, however the last time went. */
const restMs = 5 * minuteMs;
/** Of a session's roles that nobody uses, while the network or AWS is away. */
const heldUpMs = [minuteMs, 2 * minuteMs, 5 * minuteMs];

export function createRenewal(parts: RenewalParts): Renewal {
  const { wanted, isWanted, sourceOf, supply, isSignedIn, isListed, clock, tell, signal } = parts;
  const rounds = singleFlight<void>();
  const resting = createPauses([restMs], clock.now);
  const heldUp = createPauses(heldUpMs, clock.now);

  function mayTry({ roleId, inUse }: RenewedRole): boolean {
    if (supply.isResting(roleId)) return false;
    return inUse || !(resting.isOn(roleId) || supply.isRefused(roleId));
  }

  /** Of a role that nobody uses. The sign-in is looked at once a round, for a locked keychain may prompt. */
  async function isReady({ sessionId, root }: RoleSource, failing: Set<string>): Promise<boolean> {
    if (!isListed(root) || heldUp.isOn(sessionId)) return false;
    const signedIn = await isSignedIn(sessionId);
    if (!signedIn) failing.add(sessionId);
    return signedIn && !failing.has(sessionId);
  }

  /** What has changed meanwhile, the user's choice or a favourite, has its turn before the round is over. */
  async function round(): Promise<void> {
    const [tried, failing] = [new Set<string>(), new Set<string>()];
    for (let due = next(); due.length > 0 && !signal.aborted; due = next()) {
      for (const { roleId } of due) tried.add(roleId);
      const waiting = due.values();
      await Promise.all(Array.from({ length: renewalsAtOnce }, () => work(waiting, failing)));
    }
    function next(): readonly RenewedRole[] {
      return dueAhead(
        wanted().filter((one) => !tried.has(one.roleId) && mayTry(one)),
        clock.now(),
      );
    }
  }

  async function work(waiting: Iterable<RenewedRole>, failing: Set<string>): Promise<void> {
    for (const one of waiting) {
      const source = sourceOf(one.role);
      if (source === undefined || failing.has(source.sessionId) || signal.aborted) continue;
      if (!isWanted(one) || !(one.inUse || (await isReady(source, failing)))) continue;
      const code = await renewed(source);
      if (!one.inUse) resting.begin(one.roleId);
      if (code === undefined) heldUp.reset(source.sessionId);
      else failed(source, code, failing);
    }
  }

  function failed({ roleId, sessionId }: RoleSource, code: ErrorCode, failing: Set<string>): void {
    tell({ kind: 'renewal-failed', roleId, code });
    if (aboutTheRole.includes(code)) return;
    failing.add(sessionId);
    // A sign-in that is gone is asked after anew each time, and costs no call.
    if (code !== 'sign-in-needed') heldUp.begin(sessionId);
  }

  /** Undefined: it worked. */
  async function renewed(source: RoleSource): Promise<ErrorCode | undefined> {
    try {
      await supply.renewUnasked(source, signal);
      return undefined;
    } catch (error) {
      return isAppError(error) ? error.code : 'unexpected';
    }
  }

  return {
    round: () => rounds('', round),
    startOver() {
      resting.clear();
      heldUp.clear();
      supply.forgetFailures();
    },
  };
}
