import type { ErrorCode } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { delay } from '../delay.ts';
import { AppError, isAppError } from '../errors.ts';
import { createPauses } from '../pauses.ts';
import { type Asking, asked, type Errand, notYetAsked } from '../sso/asking.ts';
import type { Bases } from './chaining.ts';
import { freshnessOf } from './freshness.ts';
import type { HeldCredentials } from './held-credentials.ts';
import type { HeldRoles } from './held-roles.ts';
import type { AssignedRoleId, RoleId } from './role-id.ts';
import type { RoleSource } from './role-sources.ts';
import { sharedFlight } from './shared-flight.ts';

/**
 * Invariants:
 * - one fetch per role at a time, however many ask; it ends early only when all who wait for it have left;
 * - what AWS says is gone, and what was signed out, is not served and not brought back by a fetch that began before;
 * - no other fault withholds credentials that are still valid, nor makes anyone wait long for better ones.
 */
export interface Supply {
  /** Fresh where that can be had, else valid. @throws AppError: why neither could be had; the signal's reason */
  current(source: RoleSource, signal?: AbortSignal): Promise<HeldCredentials>;
  /** New ones, whatever is held; nobody waits for them, so they give way. */
  renewUnasked(source: RoleSource, signal: AbortSignal): Promise<HeldCredentials>;
  /** A renewal failed so lately that trying again unasked would not help. */
  isResting(roleId: string): boolean;
  /** AWS refused it, and is not to be asked again for hours but by somebody who waits. */
  isRefused(roleId: string): boolean;
  /** Whoever signs in next may be given what was refused before. */
  forgetFailures(): void;
}

export interface SupplyParts {
  readonly sourceOf: (role: RoleId) => RoleSource;
  readonly roles: HeldRoles;
  readonly loaded: Promise<void>;
  readonly clock: Clock;
  readonly tell: (event: SupplyEvent) => void;
  /** AWS says so of this role of a sign-in, whatever is held of it. */
  readonly notAssigned: (role: AssignedRoleId) => void;
}

/** AWS gives this role to this user no more. */
export interface SupplyEvent {
  readonly kind: 'role-withdrawn';
  readonly roleId: string;
  readonly code: ErrorCode;
}

/** Of those who hold something valid; well below the 50 s that a tool waits. */
const patienceMs = 10_000;
const restMs = 30_000;
const hourMs = 60 * 60_000;
const refusedMs = [hourMs, 2 * hourMs, 4 * hourMs];

/** What is wrong with this role alone, and with no waiting goes away. */
export const aboutTheRole: readonly ErrorCode[] = [
  ...(['role-not-assigned', 'role-refused', 'chained-role-invalid'] as const),
];

export function createSupply({ sourceOf, roles, loaded, clock, tell, notAssigned }: SupplyParts): Supply {
  const fetching = sharedFlight<HeldCredentials>();
  const failedAtMs = new Map<string, number>();
  const refusals = createPauses(refusedMs, clock.now);

  const bases: Bases = {
    current: (role, { signal, asking }) => current(sourceOf(role), signal, asking),
    replace(role, refusedKeyId, { signal, asking }) {
      const source = sourceOf(role);
      const held = roles.of(source);
      if (held !== undefined && held.accessKeyId !== refusedKeyId) return Promise.resolve(held);
      if (held !== undefined) roles.drop(held);
      return renew(source, signal, asking);
    },
  };

  function isResting(roleId: string): boolean {
    return Math.abs(clock.now() - (failedAtMs.get(roleId) ?? Number.NEGATIVE_INFINITY)) < restMs;
  }

  function renew(source: RoleSource, signal?: AbortSignal, asking?: Asking): Promise<HeldCredentials> {
    const epoch = roles.epochOf(source.sessionId);
    const key = JSON.stringify([source.roleId, source.origin, epoch]);
    return fetching(key, (errand) => fetchOnce(source, epoch, errand), signal, asking);
  }

  async function fetchOnce(source: RoleSource, epoch: number, errand: Errand): Promise<HeldCredentials> {
    const { roleId, sessionId, accountId, origin } = source;
    try {
      const credentials = await source.fetch(bases, errand);
      const held = { ...credentials, roleId, sessionId, accountId, origin, issuedAtMs: clock.now() };
      if (!roles.put(held, epoch)) throw new AppError('sign-in-needed', sessionId);
      failedAtMs.delete(roleId);
      refusals.reset(roleId);
      return held;
    } catch (error) {
      if (!errand.signal.aborted) failed(source, error);
      throw error;
    }
  }

  function failed(source: RoleSource, error: unknown): void {
    failedAtMs.set(source.roleId, clock.now());
    if (isAppError(error, ...aboutTheRole)) refusals.begin(source.roleId);
    if (isAppError(error, 'role-not-assigned')) notAssigned(source.root);
    if (!isAppError(error, 'role-not-assigned', 'role-refused')) return;
    const held = roles.of(source);
    if (held === undefined) return;
    roles.drop(held);
    tell({ kind: 'role-withdrawn', roleId: source.roleId, code: error.code });
  }

  async function renewedOrHeld(
    source: RoleSource,
    signal?: AbortSignal,
    asking?: Asking,
  ): Promise<HeldCredentials> {
    try {
      return await patiently((mine) => renew(source, mine, asking), signal);
    } catch (error) {
      signal?.throwIfAborted();
      const held = roles.of(source);
      if (held === undefined || freshnessOf(held, clock.now()) === 'expired') throw error;
      failedAtMs.set(source.roleId, clock.now());
      return held;
    }
  }

  async function current(
    source: RoleSource,
    signal?: AbortSignal,
    asking: Asking = asked,
  ): Promise<HeldCredentials> {
    await loaded;
    signal?.throwIfAborted();
    const held = roles.of(source);
    if (held === undefined) return renew(source, signal, asking);
    switch (freshnessOf(held, clock.now())) {
      case 'fresh':
        return held;
      case 'renew':
        return isResting(source.roleId) ? held : renewedOrHeld(source, signal, asking);
      case 'expired':
        return renew(source, signal, asking);
    }
  }

  return {
    current: (source, signal) => current(source, signal),
    renewUnasked: (source, signal) => renew(source, signal, notYetAsked()),
    isResting,
    isRefused: refusals.isOn,
    forgetFailures() {
      failedAtMs.clear();
      refusals.clear();
    },
  };
}

/** Past its patience it throws, but leaves the work going, for the next who asks. */
async function patiently<T>(work: (mine: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
  const [mine, done] = [new AbortController(), new AbortController()];
  const leave = () => mine.abort(signal?.reason);
  signal?.addEventListener('abort', leave, { once: true });
  const tooLong = delay(patienceMs, done.signal).then(() => {
    throw new AppError('unavailable');
  });
  try {
    return await Promise.race([work(mine.signal), tooLong]);
  } finally {
    done.abort();
    signal?.removeEventListener('abort', leave);
  }
}
