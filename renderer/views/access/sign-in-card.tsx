import { memo } from 'react';
import type { AppState, SessionStatus, SessionView } from '../../../preload/contract.ts';
import { breakable } from '../../components/breakable.ts';
import { Button } from '../../components/button.tsx';
import { useAppState, useBridge, useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import './sign-in-card.css';

type SigningIn = Extract<SessionStatus, { kind: 'signing-in' }>;

const sessionsOf = (state: AppState) => state.sessions;

export const SignInCards = memo(function SignInCards() {
  const sessions = useAppState(sessionsOf);
  return sessions.map((session) =>
    session.status.kind === 'signing-in' ? (
      <SignInCard key={session.id} session={session} status={session.status} />
    ) : null,
  );
});

interface SignInCardProps {
  readonly session: SessionView;
  readonly status: SigningIn;
}

/** Code and address are always shown here: only so can a person tell the page they opened from one sent to them. */
export function SignInCard({ session, status }: SignInCardProps) {
  const { status: texts, common } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const formats = useFormats();
  const left = useTime('second', (now) => formats.left(status.expiresAtMs - now));
  const { userCode } = status;
  return (
    <section className="sign-in-card" aria-label={texts.signingInTo(session.label)}>
      <h2>
        <span className="sign-in-pulse" aria-hidden="true" />
        {texts.signingInTo(session.label)}
        <span className="sign-in-left numbers">{texts.codeEndsIn(left)}</span>
      </h2>
      <p>{userCode === undefined ? texts.approve : texts.approveCode}</p>
      {userCode === undefined ? null : <output className="sign-in-code selectable">{userCode}</output>}
      <p className="sign-in-link selectable" aria-label={texts.pageAddress}>
        {breakable(status.link)}
      </p>
      <div className="sign-in-buttons">
        <Button icon="console" onClick={() => follow(run.signIn(session.id, status.flow))}>
          {texts.openAgain}
        </Button>
        <Button kind="quiet" onClick={() => follow(run.cancelSignIn(session.id))}>
          {common.cancel}
        </Button>
      </div>
    </section>
  );
}
