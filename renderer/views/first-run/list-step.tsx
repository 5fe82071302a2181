import type { SessionView } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { wayOutOf, type WayOut } from '../../window/way-out-of.ts';
import { ProblemBox } from './sign-in-problem.tsx';
import { StepWords } from './step-words.tsx';

/** The wait for the first list, or why none comes. */
export function ListStep({ session }: { readonly session: SessionView }) {
  const problem = useListProblem(session);
  return problem === undefined ? (
    <Listing key="listing" progress={session.progress} />
  ) : (
    <Failed key="failed" sessionId={session.id} problem={problem} />
  );
}

interface ListProblem {
  readonly text: string;
  /** Beside trying again, which is always there. */
  readonly way: WayOut | undefined;
}

function useListProblem({ label, progress, status }: SessionView): ListProblem | undefined {
  const { status: texts } = useMessages();
  const language = useAppState((state) => state.language);
  if (status.kind === 'renewing') return { text: texts.tokenHeldUp(label), way: undefined };
  if (progress.kind !== 'failed') return undefined;
  return { text: screenSentence(progress.error, language), way: wayOutOf(progress.error) };
}

function Listing({ progress }: Pick<SessionView, 'progress'>) {
  const { firstRun, status: texts } = useMessages();
  const done = progress.kind === 'listing' ? progress.done : 0;
  const total = progress.kind === 'listing' ? progress.total : undefined;
  const text = total === undefined ? texts.listingUnknown(done) : texts.listing(done, total);
  return (
    <>
      <StepWords icon="check" title={firstRun.listTitle} text={firstRun.listText} />
      <div className="first-run-progress">
        <progress aria-label={text} {...(total === undefined ? {} : { max: total, value: done })} />
        <span className="numbers">{text}</span>
      </div>
      <Skeleton rows={4} />
    </>
  );
}

interface FailedProps {
  readonly sessionId: string;
  readonly problem: ListProblem;
}

function Failed({ sessionId, problem }: FailedProps) {
  const { firstRun, common } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  return (
    <>
      <StepWords icon="warning" title={firstRun.listFailedTitle} text={firstRun.listFailed} failed />
      <ProblemBox {...problem} />
      <div className="first-run-ways">
        <Button kind="solid" onClick={() => follow(run.refreshRoles(sessionId))}>
          {common.retry}
        </Button>
      </div>
    </>
  );
}
