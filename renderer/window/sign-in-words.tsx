import { useState } from 'react';
import type { AppState, SessionView } from '../../preload/contract.ts';
import { isSignedIn } from '../../preload/signed-in.ts';
import { useAppState, useMessages } from './app-context.ts';

const sessionsOf = (state: AppState) => state.sessions;

/** Says by which page and code a sign-in is approved, and when it has come about: nothing seen of it has the focus. */
export function SignInWords() {
  const { status: texts, common } = useMessages();
  const sessions = useAppState(sessionsOf);
  const pending = sessions.filter(isPending);
  const [before, setBefore] = useState(pending);
  const [done, setDone] = useState<readonly string[]>([]);
  const ids = (some: readonly SessionView[]) => some.map(({ id }) => id).join(' ');
  if (ids(before) !== ids(pending)) {
    const ended = sessions.filter(
      ({ id, status }) => status.kind === 'signed-in' && before.some((one) => one.id === id),
    );
    setBefore(pending);
    setDone(ended.map(({ id }) => id));
  }
  // Who signs out is signed in no more.
  const signedIn = sessions.filter((session) => done.includes(session.id) && isSignedIn(session));

  function wordsOf({ label, status }: SessionView): readonly string[] {
    if (status.kind !== 'signing-in') return [];
    const { userCode, link } = status;
    const how = userCode === undefined ? [texts.approve] : [texts.approveCode, userCode];
    return [`${texts.signingInTo(label)}.`, ...how, `${texts.pageAddress}: ${hostOf(link)}`];
  }

  return (
    <span className="visually-hidden" role="status">
      {[...pending.flatMap(wordsOf), ...signedIn.map(({ label }) => common.signedInTo(label))].join(' ')}
    </span>
  );
}

/** The rest of it is long, and no help to the ear. */
const hostOf = (link: string) => (URL.canParse(link) ? new URL(link).host : link);

const isPending = ({ status }: SessionView) => status.kind === 'signing-in';
