import { setMaxListeners } from 'node:events';
import type { InventoryProgress, RoleChanges } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { AppError, isAppError } from '../errors.ts';
import { singleFlight } from '../single-flight.ts';
import type { Listing, ListingFiles } from './inventory-file.ts';
import {
  accountsLeft,
  changesOf,
  idle,
  mergeAccounts,
  noListing,
  startOf,
  takeAgain,
  takeRoles,
  toList,
} from './listing.ts';
import type { Portal } from './portal.ts';
import type { Session } from './sessions.ts';

/**
 * The last known list is there at once, whatever the network does; a refresh replaces it account by account and is
 * resumed where a stopped one left off. A role counts as lost only when its account was listed to the end without it.
 */
export interface Inventories {
  /** @throws AppError data-newer */
  load(session: Session): Promise<void>;
  listing(sessionId: string): Listing;
  progress(sessionId: string): InventoryProgress;
  isListed(sessionId: string, accountId: string, roleName: string): boolean;
  /**
   * One run per session at a time. `first` are account ids a person is looking at. Faults of single accounts keep their
   * last known roles and are tried again by the next refresh.
   *
   * @throws AppError sign-in-needed, offline, …: the fault that ended the run, or of the accounts left over
   */
  refresh(session: Session, options?: RefreshOptions): Promise<RoleChanges | undefined>;
  /** Only this account, which is in the list. @throws AppError as refresh */
  relist(session: Session, accountId: string): Promise<void>;
  /** Time to list again unasked; false for a while after each try. */
  isStale(sessionId: string): boolean;
  forget(sessionId: string): Promise<void>;
  /** Stops what is under way and keeps what it has. */
  close(): Promise<void>;
  onChange(listener: (sessionId: string) => void): () => void;
}

export interface RefreshOptions {
  readonly first?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Calls under way at once; the limiter decides how fast they leave. */
const workers = 16;
const saveEveryMs = 2000;
/** A role gained in the portal shows up within the hour by itself. */
const staleMs = 60 * 60_000;
const tryAgainMs = 10 * 60_000;

export function createInventories(
  portal: Pick<Portal, 'listAccounts' | 'listRoles'>,
  files: ListingFiles,
  clock: Pick<Clock, 'now'>,
): Inventories {
  const listings = new Map<string, Listing>();
  const progresses = new Map<string, InventoryProgress>();
  const triedAtMs = new Map<string, number>();
  const running = singleFlight<RoleChanges | undefined>();
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const listeners = new Set<(sessionId: string) => void>();

  const listingOf = (sessionId: string) => listings.get(sessionId) ?? noListing;
  const progressOf = (sessionId: string) => progresses.get(sessionId) ?? { kind: 'idle' };

  function set(sessionId: string, listing: Listing, progress: InventoryProgress): void {
    listings.set(sessionId, listing);
    progresses.set(sessionId, progress);
    for (const listener of listeners) listener(sessionId);
  }

  async function run(
    session: Session,
    { first = [], signal: leaving }: RefreshOptions,
  ): Promise<RoleChanges | undefined> {
    const { id } = session;
    const signal = AbortSignal.any(leaving === undefined ? [closing.signal] : [leaving, closing.signal]);
    // Every worker listens in a few places; Node warns from the eleventh on.
    setMaxListeners(workers * 4, signal);
    set(id, listingOf(id), { kind: 'listing', done: 0 });
    const accounts = await portal.listAccounts(session, signal);
    // Not before: an answer tells how wrong the local clock is.
    const startedAtMs = startOf(listingOf(id), clock.now());
    set(id, mergeAccounts(listingOf(id), accounts, startedAtMs), {
      kind: 'listing',
      done: 0,
      total: accounts.length,
    });
    const fault = await listAll(session, toList(listingOf(id), startedAtMs, first), signal);
    if (fault !== undefined) throw fault;
    const changes = changesOf(listingOf(id), id, clock.now());
    const { run: _finished, ...rest } = listingOf(id);
    const whole: Listing = {
      ...rest,
      listedAtMs: clock.now(),
      ...(changes === undefined ? {} : { changes }),
    };
    // Before the write: an account that is listed again during it builds on the whole.
    set(id, whole, progressOf(id));
    await files.of(id).write(whole);
    set(id, listingOf(id), idle(listingOf(id)));
    return changes;
  }

  async function tryRun(session: Session, options: RefreshOptions): Promise<RoleChanges | undefined> {
    triedAtMs.set(session.id, clock.now());
    try {
      return await run(session, options);
    } catch (error) {
      const listing = listingOf(session.id);
      const view = isAppError(error) ? error.view() : new AppError('unexpected').view();
      set(session.id, listing, { ...idle(listing), kind: 'failed', error: view });
      throw error;
    }
  }

  /** Twice forbidden, with two tokens: the account has nothing for this user (any more). */
  async function rolesOf(
    session: Session,
    accountId: string,
    signal?: AbortSignal,
  ): Promise<readonly string[]> {
    return portal.listRoles(session, accountId, signal).catch((error: unknown) => {
      if (isAppError(error, 'role-not-assigned')) return [];
      throw error;
    });
  }

  async function relist(session: Session, accountId: string): Promise<void> {
    const roles = await rolesOf(session, accountId, closing.signal);
    const known = listingOf(session.id);
    if (!known.accounts.some(({ id }) => id === accountId)) return;
    const listing = takeAgain(known, session.id, accountId, roles, clock.now());
    set(session.id, listing, progressOf(session.id));
    await files.of(session.id).write(listing);
  }

  function untilClosed<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(noResult, noResult).finally(() => underWay.delete(settled));
    underWay.add(settled);
    return work;
  }

  /** The fault to tell of, if accounts are left over. */
  async function listAll(session: Session, accountIds: readonly string[], signal?: AbortSignal) {
    const queue = [...accountIds];
    const total = listingOf(session.id).accounts.length;
    let savedAtMs = clock.now();
    let fault: unknown;
    let stopped = false;

    async function work(): Promise<void> {
      for (let accountId = queue.shift(); accountId !== undefined && !stopped; accountId = queue.shift()) {
        try {
          const roles = await rolesOf(session, accountId, signal);
          const listing = takeRoles(listingOf(session.id), accountId, roles, clock.now());
          set(session.id, listing, { kind: 'listing', done: total - accountsLeft(listing), total });
        } catch (error) {
          fault ??= error;
          stopped ||= !isAppError(error, 'bad-answer', 'unavailable');
        }
        if (clock.now() - savedAtMs > saveEveryMs) {
          savedAtMs = clock.now();
          await files.of(session.id).write(listingOf(session.id));
        }
      }
    }

    await Promise.all(Array.from({ length: workers }, work));
    if (fault !== undefined) await files.of(session.id).write(listingOf(session.id));
    return fault;
  }

  return {
    async load(session) {
      const listing = await files.read(session.id);
      set(session.id, listing, idle(listing));
    },
    listing: listingOf,
    progress: progressOf,
    isListed: (sessionId, accountId, roleName) =>
      listingOf(sessionId).accounts.some(({ id, roles }) => id === accountId && roles.includes(roleName)),
    refresh: (session, options = {}) => untilClosed(running(session.id, () => tryRun(session, options))),
    relist: (session, accountId) => untilClosed(relist(session, accountId)),
    async close() {
      closing.abort(new AppError('stopping'));
      await Promise.all(underWay);
    },
    isStale(sessionId) {
      const { listedAtMs = 0 } = listingOf(sessionId);
      const tried = triedAtMs.get(sessionId) ?? 0;
      return clock.now() - listedAtMs > staleMs && Math.abs(clock.now() - tried) > tryAgainMs;
    },
    async forget(sessionId) {
      triedAtMs.delete(sessionId);
      listings.delete(sessionId);
      progresses.delete(sessionId);
      await files.remove(sessionId);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function noResult(): void {}
