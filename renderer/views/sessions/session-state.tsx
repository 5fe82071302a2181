import type { SessionView } from '../../../preload/contract.ts';
import { Icon } from '../../components/icon.tsx';
import { useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { useWantedBy } from '../../window/use-wanted-by.ts';
import { SignInProblem } from '../first-run/sign-in-problem.tsx';
import './session-state.css';

/** What is to know before one acts: what went wrong, who waits, where it really leads. */
export function SessionState({ session }: { readonly session: SessionView }) {
  const { status, progress, signInFault } = session;
  const wanted = useWantedBy(session);
  return (
    <div className="session-state" role="status">
      <EndedAt status={status} />
      {wanted === '' ? null : (
        <p className="session-wanted">
          <Icon name="key" />
          <span>{wanted}</span>
        </p>
      )}
      {signInFault === undefined ? null : <SignInProblem error={signInFault} />}
      {status.kind === 'unknown' ? <SignInProblem error={status.error} /> : null}
      {progress.kind === 'failed' && status.kind === 'signed-in' ? (
        <SignInProblem error={progress.error} />
      ) : null}
    </div>
  );
}

function EndedAt({ status }: Pick<SessionView, 'status'>) {
  const { sessions: texts } = useMessages();
  const formats = useFormats();
  const sinceMs = status.kind === 'sign-in-needed' ? status.sinceMs : undefined;
  const text = useTime('minute', (now) =>
    sinceMs === undefined ? '' : texts.endedAt(formats.moment(sinceMs, now)),
  );
  return text === '' ? null : <p>{text}</p>;
}
