import type { ErrorView } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { Icon } from '../../components/icon.tsx';
import { useAppState } from '../../window/app-context.ts';
import { wayOutOf, type WayOut } from '../../window/way-out-of.ts';
import { WayOutButton } from '../../window/way-out.tsx';
import './sign-in-problem.css';

interface SignInProblemProps {
  readonly error: ErrorView;
  readonly way?: WayOut | undefined;
}

/** Why the last sign-in came to nothing; to try again is a button of the view’s own. */
export function SignInProblem({ error, way = wayOutOf(error) }: SignInProblemProps) {
  const language = useAppState((state) => state.language);
  return <ProblemBox text={screenSentence(error, language)} way={way} />;
}

interface ProblemBoxProps {
  readonly text: string;
  readonly way: WayOut | undefined;
}

export function ProblemBox({ text, way }: ProblemBoxProps) {
  return (
    <div className="sign-in-problem" role="alert">
      <Icon name="warning" />
      <span className="sign-in-problem-text">{text}</span>
      <WayOutButton way={way} />
    </div>
  );
}
