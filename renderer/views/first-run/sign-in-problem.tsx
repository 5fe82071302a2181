import type { ErrorView } from '../../../preload/contract.ts';
import { errorSentence } from '../../../preload/error-messages.ts';
import { Icon } from '../../components/icon.tsx';
import { useAppState } from '../../window/app-context.ts';
import './sign-in-problem.css';

/** Why the last sign-in came to nothing. */
export function SignInProblem({ error }: { readonly error: ErrorView }) {
  const language = useAppState((state) => state.language);
  return (
    <p className="sign-in-problem" role="alert">
      <Icon name="warning" />
      <span>{errorSentence(error, language)}</span>
    </p>
  );
}
