import { memo } from 'react';
import type { ErrorView, SessionView } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { Banner } from '../../components/banner.tsx';
import type { IconName } from '../../components/icon.tsx';
import { wayOutOf } from '../../window/way-out-of.ts';
import { useAppState, useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { WayOutButton } from '../../window/way-out.tsx';
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
          <WayOutButton way={{ kind: 'refresh', sessionId: notice.session.id }} />
        </Banner>
      );
    case 'session-error':
      return <ErrorBanner session={notice.session} error={notice.error} />;
    case 'list-error':
      return <ListErrorBanner {...notice} />;
  }
}

function KeychainBanner({ state }: { readonly state: 'locked' | 'unavailable' | 'memory-only' }) {
  const { status } = useMessages();
  switch (state) {
    case 'locked':
      return (
        <Banner tone="bad" icon="lock" text={status.keychainLocked}>
          <WayOutButton way={{ kind: 'unlock-keychain' }} />
        </Banner>
      );
    case 'unavailable':
      return (
        <Banner tone="bad" icon="lock" text={status.keychainUnavailable}>
          <WayOutButton way={{ kind: 'keep-in-memory' }} />
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
      <WayOutButton way={{ kind: 'sign-in', sessionId: session.id }} />
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
      text={screenSentence(error, language)}
      {...(note === undefined ? {} : { note })}
    >
      <WayOutButton way={wayOutOf(error, session.id)} />
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
