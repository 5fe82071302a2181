import type {
  AccountView,
  AppState,
  ChainedRoleView,
  Colour,
  Environment,
  SessionView,
} from '../preload/contract.ts';
import { chainNameOf } from '../preload/chain-name.ts';
import { isSignedIn } from '../preload/signed-in.ts';
import { rolesInTwoSignIns } from '../preload/roles-in-two-sign-ins.ts';
import { onceAsked } from './once-asked.ts';
import { rememberLast, sameElements } from './remember-last.ts';

/** A role as the window lists it: with all that is known of where it leads. */
export interface AccessRole {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly email: string;
  readonly label?: string;
  readonly environment?: Environment;
  readonly group?: string;
  readonly colour?: Colour;
  readonly sessionId: string;
  readonly sessionLabel: string;
  /** Another sign-in has a role that is called the same, so that only its sign-in tells this one. */
  readonly isTwice?: boolean;
  readonly region: string;
  /** Of a chained role only. */
  readonly chain?: { readonly base: string; readonly roleArn: string };
  readonly assigned: boolean;
  /** It came within the last day. */
  readonly isNew?: boolean;
}

/** What the list of roles follows from. */
export interface Inventory {
  readonly sessions: readonly Pick<SessionView, 'id' | 'label' | 'region' | 'accounts' | 'changes'>[];
  readonly chained: readonly ChainedRoleView[];
  readonly favourites: readonly string[];
}

/** How long a difference to the list before is news. */
const newsMs = 24 * 60 * 60_000;

/** Ids of the sessions with news, as one text, which says whether it is another. */
export function newsOf({ sessions }: Pick<AppState, 'sessions'>, nowMs: number): string {
  return sessions
    .filter(({ changes }) => changes !== undefined && nowMs - changes.atMs < newsMs)
    .map(({ id }) => id)
    .join(' ');
}

export function inventoryOf({ sessions, chainedRoles, favourites }: AppState): Inventory {
  return { sessions, chained: chainedRoles, favourites };
}

/** The roles of a sign-in are being read, so that there may be more or fewer. */
export function isListing({ sessions }: Pick<AppState, 'sessions'>): boolean {
  return sessions.some(({ progress }) => progress.kind === 'listing');
}

/** Some accounts were never listed yet, so that roles are missing; a list that is only read anew is whole. */
export function isPartlyListed({ sessions }: Pick<AppState, 'sessions'>): boolean {
  return sessions.some((session) => isSignedIn(session) && isPartial(session));
}

/** The missing roles come by themselves. */
export function isFirstListing({ sessions }: Pick<AppState, 'sessions'>): boolean {
  return sessions.some((session) => session.progress.kind === 'listing' && isPartial(session));
}

function isPartial({ accounts, progress }: SessionView): boolean {
  const none = accounts.length === 0 && progress.kind === 'listing';
  return none || accounts.some(({ listedAtMs }) => listedAtMs === undefined);
}

/** A sign-in's new status alone makes no other list. */
export function sameInventory(a: Inventory, b: Inventory): boolean {
  return (
    sameElements(a.chained, b.chained) &&
    sameElements(a.favourites, b.favourites) &&
    a.sessions.length === b.sessions.length &&
    a.sessions.every((one, index) => sameSession(one, b.sessions[index]))
  );
}

function sameSession(
  a: Inventory['sessions'][number],
  b: Inventory['sessions'][number] | undefined,
): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.label === b.label &&
    sameElements(a.accounts, b.accounts) &&
    a.changes === b.changes
  );
}

/** What was taken away stays a day, a favourite longer, marked so. `news`: as newsOf gives it. */
export function accessRoles(
  { sessions, chained, favourites }: Inventory,
  news: string,
): readonly AccessRole[] {
  const withNews = new Set(news.split(' '));
  const assigned = sessions.flatMap((session) => assignedRoles(session, withNews.has(session.id)));
  const byId = onceAsked(() => new Map(assigned.map((role) => [role.id, role])));
  const accounts = onceAsked(() => new Map(assigned.map((role) => [role.accountId, role])));
  const lost = sessions.flatMap((session) =>
    lostRoles(session, byId, withNews.has(session.id) ? undefined : favourites),
  );
  const chains = chained.map((one) => chainedRole(one, byId(), accounts(), isUnlisted(one.base, sessions)));
  const all = [...assigned, ...lost, ...chains];
  const twice = rolesInTwoSignIns(sessions);
  return twice.size === 0 ? all : all.map((role) => (twice.has(role.id) ? { ...role, isTwice: true } : role));
}

function assignedRoles(session: Inventory['sessions'][number], hasNews: boolean): readonly AccessRole[] {
  const roles = session.accounts.flatMap((account) => accountRoles(session, account));
  const gained = new Set(hasNews ? session.changes?.gained : []);
  return gained.size === 0
    ? roles
    : roles.map((role) => (gained.has(role.id) ? { ...role, isNew: true } : role));
}

/** Of flat literals, the shared one spread first: several times as quick as any other way. */
function accountRoles(
  { id: sessionId, label: sessionLabel, region }: Inventory['sessions'][number],
  { id: accountId, name: accountName, email, mark, roles }: AccountView,
): readonly AccessRole[] {
  const shared = { accountId, accountName, email, sessionId, sessionLabel, region, assigned: true, ...mark };
  return roles.map(({ id, name }) => ({ ...shared, id, name }));
}

/** `only`: those of the lost roles that count; undefined: all. */
function lostRoles(
  session: Inventory['sessions'][number],
  assigned: () => ReadonlyMap<string, AccessRole>,
  only: readonly string[] | undefined,
): readonly AccessRole[] {
  return (session.changes?.lost ?? [])
    .filter((id) => !assigned().has(id) && (only === undefined || only.includes(id)))
    .flatMap((id) => {
      const [, accountId = '', ...rest] = id.split('/');
      const account = session.accounts.find((one) => one.id === accountId);
      const known = account ?? { id: accountId, name: accountId, email: '', mark: {}, roles: [] };
      const roles = [{ id, name: rest.join('/') }];
      return accountRoles(session, { ...known, roles }).map((role) => ({ ...role, assigned: false }));
    });
}

/** The roles of its account are not known yet, so that it may well be among them. */
function isUnlisted(roleId: string, sessions: Inventory['sessions']): boolean {
  const [sessionId, accountId] = roleId.split('/');
  const accounts = sessions.find(({ id }) => id === sessionId)?.accounts;
  const account = accounts?.find(({ id }) => id === accountId);
  return accounts?.length === 0 || (account !== undefined && account.listedAtMs === undefined);
}

function chainedRole(
  { id, base, roleArn, region }: ChainedRoleView,
  byId: ReadonlyMap<string, AccessRole>,
  accounts: ReadonlyMap<string, AccessRole>,
  unlisted: boolean,
): AccessRole {
  const accountId = roleArn.split(':')[4] ?? '';
  const account = accounts.get(accountId);
  const from = byId.get(base);
  const { environment, group, colour } = account ?? {};
  return {
    ...{
      id,
      accountId,
      region,
      chain: { base, roleArn },
      assigned: from !== undefined || chainNameOf(base) !== undefined || unlisted,
    },
    name: roleArn.split('/').at(-1) ?? roleArn,
    label: chainNameOf(id) ?? id,
    ...{ accountName: account?.accountName ?? accountId, email: account?.email ?? '' },
    ...(environment === undefined ? {} : { environment }),
    ...(group === undefined ? {} : { group }),
    ...(colour === undefined ? {} : { colour }),
    ...{ sessionId: from?.sessionId ?? '', sessionLabel: from?.sessionLabel ?? '' },
  };
}

/** Of all sign-ins; chained roles are not among them. */
export const countAssigned = ({ sessions }: Pick<AppState, 'sessions'>): number => countOf(sessions);

/** Asked with every rendering and snapshot, of thousands. */
const countOf = rememberLast((sessions: AppState['sessions']) =>
  sessions.reduce((sum, { accounts }) => sum + accounts.reduce((of, { roles }) => of + roles.length, 0), 0),
);

/** Of which there can be profiles. */
export const countForProfiles = (state: Pick<AppState, 'sessions' | 'chainedRoles'>): number =>
  countAssigned(state) + state.chainedRoles.length;

export function findRole(roles: readonly AccessRole[], id: string | undefined): AccessRole | undefined {
  return id === undefined ? undefined : roles.find((role) => role.id === id);
}
