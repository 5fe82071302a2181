import type { SessionView } from '../../../preload/contract.ts';
import { needsSignIn } from '../../../preload/signed-in.ts';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../window/app-context.ts';
import { SignInProblem } from '../first-run/sign-in-problem.tsx';
import { useSignIn } from '../first-run/use-sign-in.ts';
import { SignInCard } from './sign-in-card.tsx';

interface DetailsSignInProps {
  readonly session: SessionView;
  /** The details lie over the list, and over what that says of a sign-in. */
  readonly isOver: boolean;
}

/** The one next step where the role's sign-in has ended, and then the code to compare. */
export function DetailsSignIn({ session, isOver }: DetailsSignInProps) {
  const { palette } = useMessages().common;
  const signIn = useSignIn();
  const { id, label, status, signInFault } = session;
  if (status.kind === 'signing-in') return isOver ? <SignInCard session={session} status={status} /> : null;
  if (!needsSignIn(session)) return null;
  return (
    <>
      {isOver && signInFault !== undefined ? (
        <div className="role-details-problem">
          <SignInProblem error={signInFault} />
        </div>
      ) : null}
      <div className="role-details-actions">
        <Button kind="solid" icon="key" onClick={() => signIn(id, 'usual')}>
          {palette.signInTo(label)}
        </Button>
      </div>
    </>
  );
}
