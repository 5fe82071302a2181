import type { HeldRoleView } from '../../preload/contract.ts';
import { AppError, isAppError } from '../errors.ts';
import type { SealedFile } from '../keychain/sealed-file.ts';
import type { RoleCredentials } from '../sso/portal-answers.ts';
import { type Ahead, isAhead } from './ahead.ts';
import { freshnessOf, isInUse } from './freshness.ts';
import type { HeldCredentials } from './held-credentials.ts';
import { createHeldRoles } from './held-roles.ts';
import { createRenewal, type RenewalEvent, type RenewalParts, type RenewedRole } from './renewal.ts';
import { parseRoleId, type RoleId } from './role-id.ts';
import type { RoleSource } from './role-sources.ts';
import { type CacheEvent, createSealedCache } from './sealed-cache.ts';
import { createSupply, type SupplyEvent, type SupplyParts } from './supply.ts';

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
  /**
   * Renews before anyone has to wait what the user wants renewed ahead; to be called about once a minute, and when the wish
   * has changed. Never throws.
   */
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

export type BrokerEvent = CacheEvent | SupplyEvent | RenewalEvent;

export interface BrokerParts
  extends Pick<RenewalParts, 'isSignedIn' | 'isListed' | 'clock'>, Pick<SupplyParts, 'notAssigned'> {
  readonly sourceOf: (role: RoleId) => RoleSource;
  /** As the user wants it now. */
  readonly ahead: () => Ahead;
  readonly file: SealedFile;
  readonly tell: (event: BrokerEvent) => void;
}

export function createBroker(parts: BrokerParts): Broker {
  const { sourceOf, ahead, file, clock, tell, notAssigned } = parts;
  const roles = createHeldRoles();
  const asked = new Map<string, { readonly role: RoleId; readonly atMs: number }>();
  const shares = new WeakMap<HeldCredentials, number>();
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
  const supply = createSupply({ sourceOf, roles, loaded: cache.loaded, clock, tell, notAssigned });
  const renewal = createRenewal({
    ...{ ...parts, supply, sourceOf: sourceOrNone, signal: closing.signal },
    wanted: renewedAhead,
    isWanted: ({ roleId, inUse }) => isAhead(ahead(), roleId, inUse),
  });
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
      return [{ ...held, role: one.role, lastAskedAtMs: one.atMs, share: shareOf(held) }];
    });
  }

  function shareOf(held: HeldCredentials): number {
    const share = shares.get(held) ?? Math.random();
    shares.set(held, share);
    return share;
  }

  function renewedAhead(): readonly RenewedRole[] {
    const { used, kept } = ahead();
    const inUse = used
      ? heldInUse().map(({ role, roleId, share, ...life }) => ({ role, roleId, life, share, inUse: true }))
      : [];
    const others = kept.filter((id) => !inUse.some(({ roleId }) => roleId === id));
    return [...inUse, ...others.flatMap(unused)];
  }

  function unused(roleId: string): readonly RenewedRole[] {
    const role = parseRoleId(roleId);
    const source = role === undefined ? undefined : sourceOrNone(role);
    if (role === undefined || source === undefined) return [];
    const life = roles.of(source);
    return [{ role, roleId, life, share: life === undefined ? 0 : shareOf(life), inUse: false }];
  }

  function sourceOrNone(role: RoleId): RoleSource | undefined {
    try {
      return sourceOf(role);
    } catch (error) {
      if (isAppError(error)) return undefined;
      throw error;
    }
  }

  function prune(): void {
    const unused = [...asked].filter(([, { atMs }]) => !isInUse(atMs, clock.now()));
    for (const [roleId] of unused) asked.delete(roleId);
    if (unused.length > 0) changed();
    for (const held of roles.all()) if (!isValid(held) && !asked.has(held.roleId)) roles.drop(held);
  }

  async function renewAhead(): Promise<void> {
    await cache.loaded;
    prune();
    await renewal.round();
  }

  async function signOut(sessionId?: string): Promise<void> {
    roles.signOut(sessionId);
    renewal.startOver();
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
        .map(({ roleId, issuedAtMs, expiresAtMs }) => {
          const inUse = isInUse(asked.get(roleId)?.atMs ?? Number.NEGATIVE_INFINITY, clock.now());
          return { roleId, issuedAtMs, expiresAtMs, inUse, renewedAhead: isAhead(ahead(), roleId, inUse) };
        }),
    renewAhead,
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
