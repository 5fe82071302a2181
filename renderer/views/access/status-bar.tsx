import { memo } from 'react';
import type { AppState, SessionView } from '../../../preload/contract.ts';
import { isSignedIn } from '../../../preload/signed-in.ts';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { Menu, MenuGroup, MenuItem, MenuLine } from '../../components/menu.tsx';
import { StatusDot } from '../../components/status-dot.tsx';
import { useAppState, useIsWide, useMessages } from '../../window/app-context.ts';
import { useCommandKey } from '../../window/keys.ts';
import { useNavigation } from '../../window/navigation.ts';
import { usePaletteAct } from '../../window/use-palette-act.ts';
import { statusWord } from '../sessions/status-word.ts';
import { ListingText } from './listing-progress.tsx';
import './status-bar.css';

const sessionsOf = (state: AppState) => state.sessions;

interface StatusBarProps {
  /** What Enter opens; `none`: there is no list. */
  readonly hints: 'console' | 'details' | 'none';
}

/** Who is signed in where, and what the keys do while the list of roles is there. */
export const StatusBar = memo(function StatusBar({ hints }: StatusBarProps) {
  const sessions = useAppState(sessionsOf);
  const { access } = useMessages();
  const command = useCommandKey();
  const wide = useIsWide();
  return (
    <footer className="status-bar">
      {sessions.length === 0 ? <span /> : <SessionsMenu sessions={sessions} />}
      <ListingText />
      {hints === 'none' ? null : (
        <div className="status-hints" aria-hidden="true">
          <span>
            <Kbd keys="↵" /> {access.hints[hints]}
          </span>
          <span>
            <Kbd keys={command('C')} /> {access.hints.copy}
          </span>
          {wide || hints === 'details' ? null : (
            <span>
              <Kbd keys="→" /> {access.hints.details}
            </span>
          )}
        </div>
      )}
    </footer>
  );
});

function SessionsMenu({ sessions }: { readonly sessions: readonly SessionView[] }) {
  const { status } = useMessages();
  const { go } = useNavigation();
  const [first] = sessions;
  const signedIn = sessions.filter(isSignedIn).length;
  const one = sessions.length === 1 ? first : undefined;
  const text = one === undefined ? status.someSignedIn(signedIn, sessions.length) : one.label;
  const dot = one === undefined ? dotOfAll(sessions) : one.status.kind;
  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <button type="button" className="status-sessions">
          <StatusDot kind={dot} />
          <span className="ellipsis">{text}</span>
          {one === undefined || one.status.kind === 'signed-in' ? null : (
            <span className="status-word">{statusWord(one.status, status)}</span>
          )}
          <Icon name="down" />
        </button>
      }
    >
      {sessions.map((session) => (
        <SessionItems key={session.id} session={session} />
      ))}
      <MenuLine />
      <MenuItem icon="person" label={status.manage} onSelect={() => go('sessions')} />
    </Menu>
  );
}

function SessionItems({ session }: { readonly session: SessionView }) {
  const { status, common } = useMessages();
  const perform = usePaletteAct();
  const act = (kind: 'sign-in' | 'sign-out' | 'refresh') => () =>
    perform({ kind: 'act', act: { kind, session } });
  return (
    <MenuGroup
      title={
        <span className="status-title">
          <StatusDot kind={session.status.kind} />
          <span className="ellipsis">{session.label}</span>
          <span className="status-word">{statusWord(session.status, status)}</span>
        </span>
      }
    >
      {isSignedIn(session) ? (
        <>
          <MenuItem icon="refresh" label={status.refresh} onSelect={act('refresh')} />
          <MenuItem icon="lock" label={common.signOut} onSelect={act('sign-out')} />
        </>
      ) : (
        <MenuItem icon="key" label={common.signIn} onSelect={act('sign-in')} />
      )}
    </MenuGroup>
  );
}

function dotOfAll(sessions: readonly SessionView[]): SessionView['status']['kind'] {
  const needed = sessions.find(({ status }) => status.kind === 'sign-in-needed' || status.kind === 'unknown');
  return (needed ?? sessions.find(isSignedIn))?.status.kind ?? 'signed-out';
}
