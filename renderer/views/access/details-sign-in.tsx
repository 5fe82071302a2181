import type { AppState } from '../../../preload/contract.ts';
import { needsSignIn } from '../../../preload/signed-in.ts';
import { Button } from '../../components/button.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useSignIn } from '../first-run/use-sign-in.ts';
import { SignInCard } from './sign-in-card.tsx';

/** Of the session that a role is in. */
export function isSignInNext({ sessions }: AppState, sessionId: string): boolean {
  return sessions.some((session) => session.id === sessionId && needsSignIn(session));
}

interface DetailsSignInProps {
  readonly sessionId: string;
  /** The details lie over the list, and over what that says of a sign-in under way. */
  readonly isOver: boolean;
}

/** The one next step where the role's sign-in has ended, and then the code to compare. */
export function DetailsSignIn({ sessionId, isOver }: DetailsSignInProps) {
  const { palette } = useMessages().common;
  const signIn = useSignIn();
  const session = useAppState(({ sessions }) => sessions.find(({ id }) => id === sessionId));
  if (session === undefined) return null;
  const { label, status } = session;
  if (status.kind === 'signing-in') return isOver ? <SignInCard session={session} status={status} /> : null;
  if (!needsSignIn(session)) return null;
  return (
    <div className="role-details-actions">
      <Button kind="solid" icon="key" onClick={() => signIn(sessionId, 'usual')}>
        {palette.signInTo(label)}
      </Button>
    </div>
  );
}
