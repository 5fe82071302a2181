import type { ErrorCode, HeldRoleView } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { AppError, isAppError } from '../errors.ts';
import type { SealedFile } from '../keychain/sealed-file.ts';
import { singleFlight } from '../single-flight.ts';
import type { RoleCredentials } from '../sso/portal-answers.ts';
import { dueAhead, freshnessOf, isInUse } from './freshness.ts';
import type { HeldCredentials } from './held-credentials.ts';
import { createHeldRoles } from './held-roles.ts';
import type { RoleId } from './role-id.ts';
import type { RoleSource } from './role-sources.ts';
import { type CacheEvent, createSealedCache } from './sealed-cache.ts';
import { createSupply, type SupplyEvent } from './supply.ts';

/** The one way to role credentials: memory, then the sealed file, then one fetch for all who ask. */
export interface Broker {
  /**
   * @throws AppError sign-in-needed, role-not-assigned, role-refused, role-unknown, session-unknown, offline, …, or the
   * signal's reason; never while valid credentials are held, unless AWS says that the role is gone
   */
  get(role: RoleId, options?: { readonly signal?: AbortSignal }): Promise<ServedCredentials>;
  /** Asked for within the last hour and valid. */
  inUse(): readonly RoleInUseView[];
  /** All that are valid. */
  held(): readonly HeldRoleView[];
  /** Renews what is in use before anyone has to wait; to be called about once a minute. Never throws. */
  renewAhead(): Promise<void>;
  /**
   * At sign-out, once the session's tokens are gone: a fetch that began before is dropped when it lands.
   *
   * @throws AppError file-unwritable: the sealed file is still there; memory has forgotten in any case
   */
  forget(sessionId: string): Promise<void>;
  forgetAll(): Promise<void>;
  /** Once the keychain can be had again. */
  keychainReady(): Promise<void>;
  /** Of `held` and `inUse`, but for the times of asking. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** The end is the service's own, by its clock. */
export interface ServedCredentials extends RoleCredentials {
  /** 12 digits. */
  readonly accountId: string;
}

interface RoleInUseView {
  readonly roleId: string;
  readonly expiresAtMs: number;
  readonly lastAskedAtMs: number;
}

export type BrokerEvent =
  | CacheEvent
  | SupplyEvent
  | { readonly kind: 'renewal-failed'; readonly roleId: string; readonly code: ErrorCode };

export interface BrokerParts {
  readonly sourceOf: (role: RoleId) => RoleSource;
  readonly file: SealedFile;
  readonly clock: Clock;
  readonly tell: (event: BrokerEvent) => void;
}

const renewalsAtOnce = 3;

export function createBroker({ sourceOf, file, clock, tell }: BrokerParts): Broker {
  const roles = createHeldRoles();
  const asked = new Map<string, { readonly role: RoleId; readonly atMs: number }>();
  const shares = new WeakMap<HeldCredentials, number>();
  const round = singleFlight<void>();
  const closing = new AbortController();

  const isValid = (held: HeldCredentials) => freshnessOf(held, clock.now()) !== 'expired';
  const cache = createSealedCache({
    ...{ file, tell },
    restore(kept) {
      roles.restore(kept);
      if (kept.length > 0) changed();
    },
    held: () => roles.all().filter(isValid),
  });
  const supply = createSupply({ sourceOf, roles, loaded: cache.loaded, clock, tell });
  const listeners = new Set<() => void>();
  roles.onChange(cache.changed);
  roles.onChange(changed);

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function heldInUse() {
    return roles.all().flatMap((held) => {
      const one = asked.get(held.roleId);
      if (one === undefined || !isInUse(one.atMs, clock.now())) return [];
      const share = shares.get(held) ?? Math.random();
      shares.set(held, share);
      return [{ ...held, role: one.role, lastAskedAtMs: one.atMs, share }];
    });
  }

  function prune(): void {
    const unused = [...asked].filter(([, { atMs }]) => !isInUse(atMs, clock.now()));
    for (const [roleId] of unused) asked.delete(roleId);
    if (unused.length > 0) changed();
    for (const held of roles.all()) if (!isValid(held) && !asked.has(held.roleId)) roles.drop(held);
  }

  async function renewDue(): Promise<void> {
    await cache.loaded;
    prune();
    const due = dueAhead(heldInUse(), clock.now()).filter(({ roleId }) => !supply.isResting(roleId));
    const failing = new Set<string>();
    const waiting = due.values();
    async function work(): Promise<void> {
      for (const { role, roleId, sessionId } of waiting) {
        if (failing.has(sessionId) || closing.signal.aborted) continue;
        const code = await renewed(role);
        if (code === undefined) continue;
        tell({ kind: 'renewal-failed', roleId, code });
        // What holds up one role of a session holds up all, but for AWS's answer about the role itself.
        if (code !== 'role-not-assigned' && code !== 'role-refused') failing.add(sessionId);
      }
    }
    await Promise.all(Array.from({ length: renewalsAtOnce }, work));
  }

  /** Undefined: it worked. */
  async function renewed(role: RoleId): Promise<ErrorCode | undefined> {
    try {
      await supply.renew(sourceOf(role), closing.signal);
      return undefined;
    } catch (error) {
      return isAppError(error) ? error.code : 'unexpected';
    }
  }

  async function signOut(sessionId?: string): Promise<void> {
    roles.signOut(sessionId);
    await cache.forget();
  }

  return {
    async get(role, { signal } = {}) {
      if (closing.signal.aborted) throw new AppError('stopping');
      const source = sourceOf(role);
      const wasAsked = asked.has(source.roleId);
      const before = roles.of(source);
      asked.set(source.roleId, { role, atMs: clock.now() });
      const held = await supply.current(source, signal);
      // What came in has been told of already.
      if (!wasAsked && held === before) changed();
      const { accessKeyId, secretAccessKey, sessionToken, expiresAtMs, accountId } = held;
      return { accessKeyId, secretAccessKey, sessionToken, expiresAtMs, accountId };
    },
    inUse: () =>
      heldInUse()
        .filter(isValid)
        .map(({ roleId, expiresAtMs, lastAskedAtMs }) => ({ roleId, expiresAtMs, lastAskedAtMs })),
    held: () =>
      roles
        .all()
        .filter(isValid)
        .map(({ roleId, issuedAtMs, expiresAtMs }) => ({
          ...{ roleId, issuedAtMs, expiresAtMs },
          inUse: isInUse(asked.get(roleId)?.atMs ?? Number.NEGATIVE_INFINITY, clock.now()),
        })),
    renewAhead: () => round('', renewDue),
    forget: signOut,
    forgetAll: () => signOut(),
    keychainReady: cache.tryAgain,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closing.abort(new AppError('stopping'));
      await cache.close();
    },
  };
}
