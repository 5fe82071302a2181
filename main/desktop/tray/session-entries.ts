import type { SessionView } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { call } from './action.ts';
import { item, type MenuEntry, note, sections, submenu } from './entry.ts';
import { shortName } from './label.ts';
import type { MenuContext } from './menu-context.ts';
import { mostEntries, splitLong } from './split.ts';
import { sinceText, untilText } from './until.ts';

const mostOnTop = 4;

/** Who is signed in where; one line each. */
export function sessionEntries(context: MenuContext): readonly MenuEntry[] {
  const { sessions } = context.state;
  const { texts } = context;
  if (sessions.length === 0)
    return [note(texts.noSession), item(texts.addSession, { kind: 'open', view: 'access' })];
  const named = sessions.map((session) => ({ name: nameOf(session), entry: sessionEntry(session, context) }));
  if (named.length <= mostOnTop) return named.map(({ entry }) => entry);
  const rest = splitLong(named.slice(mostOnTop), mostEntries);
  return [...named.slice(0, mostOnTop).map(({ entry }) => entry), submenu(texts.more, rest)];
}

export function nameOf({ id, label }: SessionView): string {
  return shortName(label) || id;
}

function sessionEntry(session: SessionView, context: MenuContext): MenuEntry {
  const { texts, nowMs, timeZone, state } = context;
  const { id, status } = session;
  const name = nameOf(session);
  const signIn = item(texts.signIn, call('signIn', id, 'usual'));
  switch (status.kind) {
    case 'signed-out':
    case 'sign-in-needed':
      return item(signInLabel(session, context), call('signIn', id, 'usual'));
    case 'signing-in': {
      const code = shortName(status.userCode ?? '');
      return submenu(code === '' ? texts.signInPending(name) : texts.signInCode(name, code), [
        item(texts.openSignInPage, call('signIn', id, status.flow)),
        item(texts.cancelSignIn, call('cancelSignIn', id)),
      ]);
    }
    case 'signed-in': {
      const { renewable, signedInAtMs, tokenExpiresAtMs } = status;
      const label = renewable
        ? texts.signedIn(name, sinceText(signedInAtMs, nowMs, state, timeZone))
        : texts.signedInUntil(name, untilText(tokenExpiresAtMs, nowMs, state, timeZone));
      const clock = note(renewable ? texts.renewsItself : texts.doesNotRenew);
      // What renews itself needs nobody.
      const again = renewable ? [] : [item(texts.signInAgain, call('signIn', id, 'usual'))];
      return submenu(
        label,
        sections([clock, ...listingNote(session, context)], [...again, ...keeping(session, context)]),
      );
    }
    case 'renewing':
      return submenu(
        texts.renewalHeldUp(name),
        sections(listingNote(session, context), [signIn, ...keeping(session, context)]),
      );
    case 'unknown':
      return submenu(texts.statusUnknown(name), [note(screenSentence(status.error, state.language)), signIn]);
  }
}

function signInLabel(session: SessionView, { texts }: MenuContext): string {
  const program = shortName(session.signInWantedBy ?? '');
  const name = nameOf(session);
  return program === '' ? texts.signInTo(name) : texts.signInWanted(name, program);
}

function keeping({ id }: SessionView, { texts }: MenuContext): readonly MenuEntry[] {
  return [item(texts.refreshRoles, call('refreshRoles', id)), item(texts.signOut, call('signOut', id))];
}

/** Not how far the list has come: that would make a new menu for each account. */
function listingNote({ progress }: SessionView, { texts, state }: MenuContext): readonly MenuEntry[] {
  switch (progress.kind) {
    case 'idle':
      return [];
    case 'listing':
      return [note(texts.listing)];
    case 'failed':
      return [note(screenSentence(progress.error, state.language))];
  }
}
