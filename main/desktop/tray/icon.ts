import type { AppState, SessionView } from '../../../preload/contract.ts';
import { isSignedIn } from '../../../preload/signed-in.ts';
import { endingRoles } from '../ending-roles.ts';
import { desktopTexts } from '../texts.ts';
import { nameOf } from './session-entries.ts';
import { sinceText, type TimeZone, untilText } from './until.ts';

export type IconState = 'signed-in' | 'renewing-soon' | 'sign-in-needed' | 'trouble';

/** Below this a sign-in that cannot be renewed is as good as over. */
const endsSoonMs = 15 * 60_000;
/** Windows cuts a tooltip after 127. */
const longestTooltip = 127;

/** The worst that is so; where nobody is signed in yet, that a sign-in is needed. */
export function iconState(state: AppState, nowMs: number): IconState {
  const { keychain, sessions } = state;
  if (keychain.kind === 'locked' || keychain.kind === 'unavailable') return 'trouble';
  if (state.clockSkewMs !== undefined || sessions.some(({ status }) => status.kind === 'unknown'))
    return 'trouble';
  if (sessions.some(asksForSignIn) || !sessions.some(isSignedIn)) return 'sign-in-needed';
  const endsSoon = sessions.some((session) => sessionEndsSoon(session, nowMs));
  return endsSoon || endingRoles(state, nowMs).length > 0 ? 'renewing-soon' : 'signed-in';
}

export function tooltip(state: AppState, nowMs: number, timeZone?: TimeZone): string {
  const texts = desktopTexts(state.language);
  const lines =
    state.sessions.length === 0
      ? [texts.noSession]
      : state.sessions.map((session) => sessionLine(session, state, nowMs, timeZone));
  return shortened(['Daypass', ...lines]);
}

/** Whole lines as far as they go. */
function shortened(lines: readonly string[]): string {
  const whole = lines.join('\n');
  if (whole.length <= longestTooltip) return whole;
  for (let kept = lines.length - 1; kept > 1; kept--) {
    const text = `${lines.slice(0, kept).join('\n')}\n…`;
    if (text.length <= longestTooltip) return text;
  }
  return `${whole.slice(0, longestTooltip - 1)}…`;
}

function sessionLine(session: SessionView, state: AppState, nowMs: number, timeZone: TimeZone): string {
  const texts = desktopTexts(state.language);
  const name = nameOf(session);
  const { status } = session;
  switch (status.kind) {
    case 'signed-in':
      return status.renewable
        ? texts.signedIn(name, sinceText(status.signedInAtMs, nowMs, state, timeZone))
        : texts.signedInUntil(name, untilText(status.tokenExpiresAtMs, nowMs, state, timeZone));
    case 'signing-in':
      return texts.signInPending(name);
    case 'renewing':
      return texts.renewalHeldUp(name);
    case 'signed-out':
      return texts.signedOut(name);
    case 'sign-in-needed':
      return texts.signInEnded(name);
    case 'unknown':
      return texts.statusUnknown(name);
  }
}

/** Signed out by the user's own will is no need, unless a program asks. */
function asksForSignIn({ status, signInWantedBy }: SessionView): boolean {
  return status.kind === 'sign-in-needed' || (status.kind === 'signed-out' && signInWantedBy !== undefined);
}

function sessionEndsSoon({ status }: SessionView, nowMs: number): boolean {
  if (status.kind === 'renewing') return true;
  return status.kind === 'signed-in' && !status.renewable && status.tokenExpiresAtMs - nowMs <= endsSoonMs;
}
