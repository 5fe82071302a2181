import { useId } from 'react';
import type { SessionView } from '../../../preload/contract.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { useBridge, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useToasts } from '../../window/toasts.tsx';
import { wayToPortal } from '../../window/way-out-of.ts';
import { MachineNotices, Notices } from '../access/notices.tsx';
import { SignInCard } from '../access/sign-in-card.tsx';
import { AddSession } from './add-session.tsx';
import type { FirstRunStep } from './first-run-step.ts';
import { ListStep } from './list-step.tsx';
import { SignInProblem } from './sign-in-problem.tsx';
import { StepWords } from './step-words.tsx';
import { useSignIn } from './use-sign-in.ts';
import './first-run.css';

/** From nothing to the list of roles: the portal, the sign-in, the wait. */
export function FirstRun({ step }: { readonly step: FirstRunStep }) {
  return (
    <main className="first-run">
      {/* Why there is no list yet, the step says itself. */}
      {step.kind === 'list' ? <MachineNotices /> : <Notices />}
      <ToSettings />
      <div className="first-run-column">
        <Step key={step.kind} step={step} />
      </div>
    </main>
  );
}

/** Language, proxy and CA bundle may be wanted before there is any list. */
function ToSettings() {
  const { common } = useMessages();
  const { go } = useNavigation();
  return (
    <div className="first-run-corner">
      <IconButton icon="sliders" label={common.views.settings} onClick={() => go('settings')} />
    </div>
  );
}

function Step({ step }: { readonly step: FirstRunStep }) {
  switch (step.kind) {
    case 'portal':
      return <PortalStep />;
    case 'sign-in':
      return <SignInStep session={step.session} />;
    case 'list':
      return <ListStep session={step.session} />;
  }
}

function PortalStep() {
  const { firstRun } = useMessages();
  const headingId = useId();
  return (
    <>
      <StepWords icon="key" title={firstRun.title} text={firstRun.text} describesBy={headingId} />
      <AddSession keeps describedBy={headingId} />
    </>
  );
}

function SignInStep({ session }: { readonly session: SessionView }) {
  const { firstRun } = useMessages();
  const signIn = useSignIn();
  const { id, label, status, signInFault } = session;
  const pending = status.kind === 'signing-in';
  const byBrowser = pending && status.flow === 'pkce';
  return (
    <>
      <StepWords
        key={pending ? 'approve' : 'sign-in'}
        icon="person"
        title={pending ? firstRun.approveTitle : firstRun.signInTitle(label)}
        text={pending ? firstRun.approveText : firstRun.signInText}
      />
      {pending ? <SignInCard session={session} status={status} /> : null}
      {!pending && signInFault !== undefined ? (
        <SignInProblem error={signInFault} way={wayToPortal(signInFault)} />
      ) : null}
      <div className="first-run-ways">
        {pending ? null : (
          <Button kind="solid" onClick={() => signIn(id, 'usual')}>
            {signInFault === undefined ? firstRun.signIn : firstRun.signInAgain}
          </Button>
        )}
        <div className="first-run-others">
          {!pending || byBrowser ? (
            <Button kind="quiet" onClick={() => signIn(id, 'device')}>
              {firstRun.deviceInstead}
            </Button>
          ) : null}
          {pending ? null : <OtherPortal session={session} />}
        </div>
      </div>
    </>
  );
}

/** Nothing is lost with a session that has never been signed in to: its address comes back to be mended. */
function OtherPortal({ session: { id, startUrl } }: { readonly session: SessionView }) {
  const { firstRun } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const { typed } = useNavigation();

  async function remove() {
    // Before: the snapshot without it may come first.
    const forget = typed.hold({ startUrl, region: '' });
    const removed = await run.removeSession(id);
    if (!removed.ok) forget();
    return removed;
  }

  return (
    <Button kind="quiet" onClick={() => follow(remove())}>
      {firstRun.otherPortal}
    </Button>
  );
}
