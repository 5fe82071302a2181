import type { InventoryProgress, RoleChanges } from '../../preload/contract.ts';
import type { Listing, ListedAccount } from './inventory-file.ts';
import type { Account } from './portal-answers.ts';

/** An interrupted run older than this is not resumed but begun anew. */
const resumableMs = 60 * 60_000;
/** What single accounts come to between two runs is one piece of news. */
const oneNewsMs = 60 * 60_000;

export const noListing: Listing = { accounts: [] };

export function idle({ listedAtMs }: Listing): InventoryProgress {
  return { kind: 'idle', ...(listedAtMs === undefined ? {} : { listedAtMs }) };
}

/** Of the run that was cut off and can be resumed, else now. */
export function startOf({ run }: Listing, nowMs: number): number {
  if (run === undefined) return nowMs;
  const ageMs = nowMs - run.startedAtMs;
  return ageMs >= 0 && ageMs < resumableMs ? run.startedAtMs : nowMs;
}

/**
 * The accounts of now with the roles last known. What an account that is gone had is lost; an account that was not there
 * before counts as gained with all its roles, but for the very first list, where all would.
 */
export function mergeAccounts(known: Listing, accounts: readonly Account[], startedAtMs: number): Listing {
  const before = new Map(known.accounts.map((account) => [account.id, account]));
  // Pages may shift while they are read, and then an account comes twice.
  const now = new Map(accounts.map((account) => [account.id, account]));
  const gone = known.accounts.filter(({ id }) => !now.has(id));
  const lost = gone.flatMap(({ id, roles }) => roles.map((role) => `${id}/${role}`));
  // A new run has listed none, whatever a clock that was set meanwhile says.
  const latestMs = known.run?.startedAtMs === startedAtMs ? Number.POSITIVE_INFINITY : startedAtMs - 1;
  return {
    ...known,
    accounts: [...now.values()].map((account) => {
      const old = before.get(account.id);
      const listed = old?.listedAtMs === undefined ? {} : { listedAtMs: Math.min(old.listedAtMs, latestMs) };
      return { ...account, roles: old?.roles ?? [], ...listed };
    }),
    // What a run that was cut off had found is still to be told, also by one that begins anew.
    run: { startedAtMs, ...difference(known.run, [], lost) },
  };
}

/** What a run has still to list: those a person looks at, then those never listed, then the longest unlisted. */
export function toList(
  { accounts }: Listing,
  startedAtMs: number,
  first: readonly string[],
): readonly string[] {
  const left = unlisted(accounts, startedAtMs);
  const rank = new Map(first.map((id, index) => [id, index]));
  const ordered = left.toSorted(
    (a, b) =>
      (rank.get(a.id) ?? first.length) - (rank.get(b.id) ?? first.length) ||
      (a.listedAtMs ?? 0) - (b.listedAtMs ?? 0),
  );
  return ordered.map(({ id }) => id);
}

export function accountsLeft({ accounts, run }: Listing): number {
  return unlisted(accounts, run?.startedAtMs ?? 0).length;
}

function unlisted(accounts: readonly ListedAccount[], startedAtMs: number): readonly ListedAccount[] {
  return accounts.filter(({ listedAtMs }) => listedAtMs === undefined || listedAtMs < startedAtMs);
}

export function takeRoles(
  listing: Listing,
  accountId: string,
  names: readonly string[],
  listedAtMs: number,
): Listing {
  const roles = [...new Set(names)];
  const old = listing.accounts.find(({ id }) => id === accountId);
  const { run } = listing;
  if (old === undefined || run === undefined) return listing;
  const comparable = old.listedAtMs !== undefined || listing.listedAtMs !== undefined;
  const gained = comparable ? roles.filter((role) => !old.roles.includes(role)) : [];
  const lost = old.roles.filter((role) => !roles.includes(role));
  const named = (role: string) => `${accountId}/${role}`;
  const updated: ListedAccount = { ...old, roles, listedAtMs: Math.max(listedAtMs, run.startedAtMs) };
  return {
    ...listing,
    accounts: listing.accounts.map((account) => (account === old ? updated : account)),
    run: { startedAtMs: run.startedAtMs, ...difference(run, gained.map(named), lost.map(named)) },
  };
}

/** One account listed by itself; what a run had found is told at that run's end. */
export function takeAgain(
  listing: Listing,
  sessionId: string,
  accountId: string,
  names: readonly string[],
  nowMs: number,
): Listing {
  if (listing.run !== undefined) return takeRoles(listing, accountId, names, nowMs);
  const alone = { ...listing, run: { startedAtMs: nowMs, gained: [], lost: [] } };
  const { run: found, ...taken } = takeRoles(alone, accountId, names, nowMs);
  if (found === undefined || changesOf({ ...taken, run: found }, sessionId, nowMs) === undefined)
    return taken;
  const together = difference(lately(listing, sessionId, nowMs), found.gained, found.lost);
  const changes = changesOf({ ...taken, run: { ...found, ...together } }, sessionId, nowMs);
  return { ...taken, ...(changes === undefined ? {} : { changes }) };
}

function lately({ changes }: Listing, sessionId: string, nowMs: number): Difference | undefined {
  if (changes === undefined || nowMs - changes.atMs > oneNewsMs) return undefined;
  const bare = (role: string) => role.slice(`${sessionId}/`.length);
  return { gained: changes.gained.map(bare), lost: changes.lost.map(bare) };
}

/** Undefined: the run changed nothing. */
export function changesOf({ run }: Listing, sessionId: string, atMs: number): RoleChanges | undefined {
  if (run === undefined || (run.gained.length === 0 && run.lost.length === 0)) return undefined;
  const named = (role: string) => `${sessionId}/${role}`;
  return { atMs, gained: run.gained.map(named), lost: run.lost.map(named) };
}

type Difference = Pick<RoleChanges, 'gained' | 'lost'>;

/** What was gained and is lost again, or the other way round, is no change. */
function difference(
  before: Difference | undefined,
  gained: readonly string[],
  lost: readonly string[],
): Difference {
  const { gained: gainedBefore, lost: lostBefore } = before ?? { gained: [], lost: [] };
  return {
    gained: [
      ...gainedBefore.filter((role) => !lost.includes(role)),
      ...gained.filter((role) => !lostBefore.includes(role)),
    ],
    lost: [
      ...lostBefore.filter((role) => !gained.includes(role)),
      ...lost.filter((role) => !gainedBefore.includes(role)),
    ],
  };
}
