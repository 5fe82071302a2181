import { memo } from 'react';
import type { AppState, ErrorView, SessionView } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { Banner } from '../../components/banner.tsx';
import type { IconName } from '../../components/icon.tsx';
import { useWantedBy } from '../../window/use-wanted-by.ts';
import { wayOutOf } from '../../window/way-out-of.ts';
import { useAppState, useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { WayOutButton } from '../../window/way-out.tsx';
import { DamagedBanner, KeychainBanner } from './machine-banners.tsx';
import { machineNotices, noticesOf, type Notice } from './notices-of.ts';

const mostNotices = 2;

const sameNotices = (a: readonly Notice[], b: readonly Notice[]) => JSON.stringify(a) === JSON.stringify(b);

export const Notices = memo(function Notices() {
  return <NoticeLines notices={useAppState(noticesOf, sameNotices)} />;
});

/** Without those about a sign-in. */
export function MachineNotices() {
  return <NoticeLines notices={useAppState(machineNotices, sameNotices)} />;
}

function NoticeLines({ notices }: { readonly notices: readonly Notice[] }) {
  return (
    <div role="status">
      {notices.slice(0, mostNotices).map((notice) => (
        <NoticeBanner key={`${notice.kind} ${subjectOf(notice)}`} notice={notice} />
      ))}
    </div>
  );
}

function subjectOf(notice: Notice): string {
  if (notice.kind === 'damaged') return notice.file.kind;
  return 'session' in notice ? notice.session.id : '';
}

function NoticeBanner({ notice }: { readonly notice: Notice }) {
  const { status } = useMessages();
  switch (notice.kind) {
    case 'keychain':
      return <KeychainBanner state={notice.state} />;
    case 'damaged':
      return <DamagedBanner file={notice.file} />;
    case 'clock-wrong':
      return <Banner tone="warn" icon="warning" text={status.clockWrong(notice.minutes)} />;
    case 'sign-in-needed':
      return <SignInBanner {...notice} />;
    case 'held-up':
      return <HeldUpBanner session={notice.session} />;
    case 'session-error':
      return <ErrorBanner {...notice} />;
    case 'list-error':
      // Nobody else says that the list is not of now.
      return <ErrorBanner {...notice} ageFromMs={0} />;
  }
}

interface SignInBannerProps {
  readonly session: SessionView;
  /** Why the last sign-in came to nothing. */
  readonly fault?: ErrorView;
}

function SignInBanner({ session, fault }: SignInBannerProps) {
  const { status } = useMessages();
  const notes = [useSentence(fault), useWantedBy(session), useListAge(session)];
  const text = session.status.kind === 'signed-out' ? status.notSignedIn : status.needsSignIn;
  return (
    <Banner tone="warn" icon="key" text={text(session.label)} {...noteOf(notes)}>
      <WayOutButton way={{ kind: 'sign-in', sessionId: session.id }} />
    </Banner>
  );
}

function HeldUpBanner({ session }: { readonly session: SessionView }) {
  const { status } = useMessages();
  const note = useListAge(session);
  return (
    <Banner tone="warn" icon="refresh" text={status.tokenHeldUp(session.label)} {...noteOf([note])}>
      <WayOutButton way={{ kind: 'refresh', sessionId: session.id }} />
    </Banner>
  );
}

function noteOf(sentences: readonly string[]): { readonly note?: string } {
  const note = sentences.filter((sentence) => sentence !== '').join(' ');
  return note === '' ? {} : { note };
}

function useSentence(error: ErrorView | undefined): string {
  const language = useAppState((state) => state.language);
  return error === undefined ? '' : screenSentence(error, language);
}

/** A list of today needs no age. */
const oldListMs = 24 * 60 * 60_000;

/** How old its list is, where that is to be known; `fromMs`: from which age on. Empty: it is not. */
function useListAge({ progress }: SessionView, fromMs = oldListMs): string {
  const { status } = useMessages();
  const { ago } = useFormats();
  const listedAtMs = progress.kind === 'listing' ? undefined : progress.listedAtMs;
  return useTime('minute', (now) =>
    listedAtMs === undefined || now - listedAtMs < fromMs ? '' : status.listFrom(ago(listedAtMs, now)),
  );
}

interface ErrorBannerProps {
  readonly session: SessionView;
  readonly error: ErrorView;
  readonly fault?: ErrorView;
  readonly ageFromMs?: number;
}

const hasOneSession = ({ sessions }: AppState) => sessions.length === 1;

function ErrorBanner({ session, error, fault, ageFromMs }: ErrorBannerProps) {
  const alone = useAppState(hasOneSession);
  const notes = [useSentence(fault), useListAge(session, ageFromMs)];
  return (
    <Banner
      tone={error.recovery === 'retry' ? 'warn' : 'bad'}
      icon={iconOf(error)}
      {...(alone ? {} : { about: session.label })}
      text={useSentence(error)}
      {...noteOf(notes)}
    >
      <WayOutButton way={wayOutOf(error, session.id)} />
    </Banner>
  );
}

function iconOf({ code }: ErrorView): IconName {
  if (code === 'offline') return 'offline';
  return code === 'throttled' ? 'refresh' : 'warning';
}
