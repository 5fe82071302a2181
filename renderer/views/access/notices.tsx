import { memo } from 'react';
import type { ErrorView, SessionView } from '../../../preload/contract.ts';
import { errorSentence } from '../../../preload/error-messages.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import type { IconName } from '../../components/icon.tsx';
import { useAppState, useBridge, useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { noticesOf, type Notice } from './notices-of.ts';

const mostNotices = 2;

const sameNotices = (a: readonly Notice[], b: readonly Notice[]) => JSON.stringify(a) === JSON.stringify(b);

export const Notices = memo(function Notices() {
  const notices = useAppState(noticesOf, sameNotices);
  return (
    <div role="status">
      {notices.slice(0, mostNotices).map((notice) => (
        <NoticeBanner
          key={`${notice.kind} ${'session' in notice ? notice.session.id : ''}`}
          notice={notice}
        />
      ))}
    </div>
  );
});

function NoticeBanner({ notice }: { readonly notice: Notice }) {
  const { status } = useMessages();
  switch (notice.kind) {
    case 'keychain':
      return <KeychainBanner state={notice.state} />;
    case 'clock-wrong':
      return <Banner tone="warn" icon="warning" text={status.clockWrong(notice.minutes)} />;
    case 'sign-in-needed':
      return <SignInBanner session={notice.session} />;
    case 'held-up':
      return (
        <Banner tone="warn" icon="refresh" text={status.tokenHeldUp(notice.session.label)}>
          <WayOut session={notice.session} recovery="retry" />
        </Banner>
      );
    case 'session-error':
      return <ErrorBanner session={notice.session} error={notice.error} />;
    case 'list-error':
      return <ListErrorBanner {...notice} />;
  }
}

function KeychainBanner({ state }: { readonly state: 'locked' | 'unavailable' | 'memory-only' }) {
  const { status, common } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const unlock = () => follow(run.unlockKeychain());
  switch (state) {
    case 'locked':
      return (
        <Banner tone="bad" icon="lock" text={status.keychainLocked}>
          <Button onClick={unlock}>{common.unlock}</Button>
        </Banner>
      );
    case 'unavailable':
      return (
        <Banner tone="bad" icon="lock" text={status.keychainUnavailable}>
          <Button onClick={unlock}>{common.retry}</Button>
        </Banner>
      );
    case 'memory-only':
      return <Banner tone="info" icon="info" text={status.memoryOnly} />;
  }
}

function SignInBanner({ session }: { readonly session: SessionView }) {
  const { status } = useMessages();
  const { signInWantedBy: program } = session;
  return (
    <Banner
      tone="warn"
      icon="key"
      text={status.needsSignIn(session.label)}
      {...(program === undefined ? {} : { note: status.wantedBy(program) })}
    >
      <WayOut session={session} recovery="sign-in" />
    </Banner>
  );
}

interface ErrorBannerProps {
  readonly session: SessionView;
  readonly error: ErrorView;
  readonly note?: string;
}

function ErrorBanner({ session, error, note }: ErrorBannerProps) {
  const language = useAppState((state) => state.language);
  return (
    <Banner
      tone={error.recovery === 'retry' ? 'warn' : 'bad'}
      icon={iconOf(error)}
      text={errorSentence(error, language)}
      {...(note === undefined ? {} : { note })}
    >
      <WayOut session={session} recovery={error.recovery} />
    </Banner>
  );
}

function iconOf({ code }: ErrorView): IconName {
  if (code === 'offline') return 'offline';
  return code === 'throttled' ? 'refresh' : 'warning';
}

function ListErrorBanner({ session, error, listedAtMs }: Extract<Notice, { kind: 'list-error' }>) {
  const { status } = useMessages();
  const { ago } = useFormats();
  const note = useTime('minute', (now) =>
    listedAtMs === undefined ? '' : status.listFrom(ago(listedAtMs, now)),
  );
  return <ErrorBanner session={session} error={error} {...(note === '' ? {} : { note })} />;
}

function WayOut({
  session,
  recovery,
}: {
  readonly session: SessionView;
  readonly recovery: ErrorView['recovery'];
}) {
  const { common } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  switch (recovery) {
    case 'sign-in':
      return <Button onClick={() => follow(run.signIn(session.id, 'usual'))}>{common.signIn}</Button>;
    case 'retry':
      return <Button onClick={() => follow(run.refreshRoles(session.id))}>{common.retry}</Button>;
    case 'unlock-keychain':
      return <Button onClick={() => follow(run.unlockKeychain())}>{common.unlock}</Button>;
    case 'fix-input':
    case 'update':
    case 'none':
      return null;
  }
}
