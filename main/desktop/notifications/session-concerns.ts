import type { AppState, SessionView } from '../../../preload/contract.ts';
import { sessionIdOf } from '../../../preload/renewal.ts';
import { isSignedIn } from '../../../preload/signed-in.ts';
import { parseRoleId } from '../../credentials/role-id.ts';
import { endingRoles } from '../ending-roles.ts';
import type { DesktopTexts } from '../texts.ts';
import { call } from '../tray/action.ts';
import { accountLabel, shortName } from '../tray/label.ts';
import { nameOf } from '../tray/session-entries.ts';
import { findRole } from '../tray/shown-roles.ts';
import { timeText, type TimeZone } from '../tray/until.ts';
import type { Concern } from './concern.ts';

const openAccess = { kind: 'open', view: 'access' } as const;

/** However many programs ask, the sign-in is one. */
export function signInConcerns(state: AppState, texts: DesktopTexts): readonly Concern[] {
  return state.sessions.flatMap((session) => {
    if (session.signInWantedBy === undefined || isSignedIn(session)) return [];
    const concern = { id: `sign-in:${session.id}`, afterMs: 0 };
    if (session.status.kind === 'signing-in') return [concern];
    const body = texts.signInNeeded(nameOf(session), shortName(session.signInWantedBy) || 'Daypass');
    const button = signInButton(session, texts);
    return [
      {
        ...concern,
        notice: { title: texts.signInNeededTitle, body, button, opens: openAccess, urgent: true },
      },
    ];
  });
}

/** After sleep a renewal may just be under way; it gets this long. */
const renewalMs = 30_000;

/** One notice for all of a session's, and none beside one that asks for the same sign-in. */
export function endingConcerns(
  state: AppState,
  texts: DesktopTexts,
  nowMs: number,
  timeZone: TimeZone,
): readonly Concern[] {
  const ending = endingRoles(state, nowMs);
  return state.sessions.flatMap((session) => {
    const own = ending.filter(({ roleId }) => sessionIdOf(state.chainedRoles, roleId) === session.id);
    const [first] = own.toSorted((a, b) => a.expiresAtMs - b.expiresAtMs);
    if (first === undefined || (session.signInWantedBy !== undefined && !isSignedIn(session))) return [];
    const concern = { id: `ending:${session.id}`, afterMs: renewalMs };
    if (session.status.kind === 'signing-in') return [concern];
    const time = timeText(first.expiresAtMs, state, timeZone, false);
    const body = texts.ending(named(state, first.roleId, texts), own.length - 1, time);
    const button = session.status.kind === 'signed-in' ? {} : { button: signInButton(session, texts) };
    return [
      { ...concern, notice: { title: texts.endingTitle, body, ...button, opens: openAccess, urgent: true } },
    ];
  });
}

const mostNamed = 3;

/** What was gained and lost since the list before; the very first list is no change (listing.ts). */
export function roleConcerns(state: AppState, texts: DesktopTexts): readonly Concern[] {
  return state.sessions.flatMap((session) => {
    const { changes } = session;
    if (changes === undefined) return [];
    const parts = [
      ...namedFirst(state, changes.gained, texts, texts.rolesGained),
      ...namedFirst(state, changes.lost, texts, texts.rolesLost),
    ];
    if (parts.length === 0) return [];
    const title = texts.rolesTitle(nameOf(session));
    const notice = { title, body: parts.join(' '), opens: openAccess, urgent: false };
    return [{ id: `roles:${session.id}:${changes.atMs}`, afterMs: 0, notice }];
  });
}

function namedFirst(
  state: AppState,
  ids: readonly string[],
  texts: DesktopTexts,
  say: DesktopTexts['rolesGained'],
): readonly string[] {
  if (ids.length === 0) return [];
  const names = ids.slice(0, mostNamed).map((id) => named(state, id, texts));
  return [say(names.join(', '), ids.length - names.length)];
}

function signInButton({ id }: SessionView, texts: DesktopTexts) {
  return { label: texts.signIn, action: call('signIn', id, 'usual') };
}

/** A lost role is in no list any more, but its account may be. */
function named(state: AppState, roleId: string, texts: DesktopTexts): string {
  const role = findRole(state, roleId);
  const parsed = parseRoleId(roleId);
  const platform = state.desktop?.platform;
  if (role !== undefined) return `${accountLabel(role.account, texts, platform)} · ${shortName(role.name)}`;
  if (parsed?.kind !== 'assigned') return shortName(roleId);
  const session = state.sessions.find(({ id }) => id === parsed.sessionId);
  const account = session?.accounts.find(({ id }) => id === parsed.accountId);
  const where = account === undefined ? parsed.accountId : accountLabel(account, texts, platform);
  return `${where} · ${shortName(parsed.roleName)}`;
}
