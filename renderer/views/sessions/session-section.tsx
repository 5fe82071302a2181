import { useId, useState, type ReactNode } from 'react';
import type { SessionView } from '../../../preload/contract.ts';
import { isSignedIn } from '../../../preload/signed-in.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../components/menu.tsx';
import { StatusDot } from '../../components/status-dot.tsx';
import { useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { SignInCard } from '../access/sign-in-card.tsx';
import { useSignIn } from '../first-run/use-sign-in.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { SessionFacts } from './session-facts.tsx';
import { SessionState } from './session-state.tsx';
import { statusWord } from './status-word.ts';
import './session-section.css';

type Dialogs = 'rename' | 'remove' | undefined;

export function SessionSection({ session }: { readonly session: SessionView }) {
  const { status: texts } = useMessages();
  const [dialog, setDialog] = useState<Dialogs>();
  const id = useId();
  const { status } = session;
  return (
    <section className="session" aria-labelledby={id}>
      <div className="session-head">
        <StatusDot kind={status.kind} />
        <h2 id={id}>{session.label}</h2>
        <span className="session-status">{statusWord(status, texts)}</span>
        <div className="session-actions">
          <MainAction session={session} />
          <SessionMenu session={session} onOpen={setDialog} />
        </div>
      </div>
      <SessionState session={session} />
      {status.kind === 'signing-in' ? <SignInCard session={session} status={status} /> : null}
      <SessionFacts session={session} />
      <RenameDialog session={session} open={dialog === 'rename'} onClose={() => setDialog(undefined)} />
      <RemoveDialog session={session} open={dialog === 'remove'} onClose={() => setDialog(undefined)} />
    </section>
  );
}

/** What one would do with it now; the card of a sign-in under way has its own buttons. */
function MainAction({ session }: { readonly session: SessionView }): ReactNode {
  const { common } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const signIn = useSignIn();
  const { id, label, status } = session;
  if (status.kind === 'signing-in') return null;
  if (!isSignedIn(session)) {
    return (
      <Button
        // Another one, or what was a finger's press on it would sign out the moment it has been signed in.
        key="in"
        kind="solid"
        aria-label={common.palette.signInTo(label)}
        onClick={() => signIn(id, 'usual')}
      >
        {common.signIn}
      </Button>
    );
  }
  return (
    <Button
      key="out"
      aria-label={common.palette.signOutOf(label)}
      onClick={() =>
        follow(run.signOut(id), ({ atAws }) =>
          atAws ? common.signedOut(label) : common.signedOutHereOnly(label),
        )
      }
    >
      {common.signOut}
    </Button>
  );
}

interface SessionMenuProps {
  readonly session: SessionView;
  readonly onOpen: (dialog: Dialogs) => void;
}

function SessionMenu({ session, onOpen }: SessionMenuProps) {
  const { sessions: texts } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const signIn = useSignIn();
  const { id, label, progress } = session;
  return (
    <Menu trigger={<IconButton icon="more" label={texts.more(label)} />}>
      {isSignedIn(session) ? (
        <MenuItem
          key="refresh"
          icon="refresh"
          label={texts.refresh}
          disabled={progress.kind === 'listing'}
          onSelect={() => follow(run.refreshRoles(id))}
        />
      ) : (
        <MenuItem key="device" icon="key" label={texts.device} onSelect={() => signIn(id, 'device')} />
      )}
      <MenuItem icon="sliders" label={texts.rename} onSelect={() => onOpen('rename')} />
      <MenuLine />
      <MenuItem icon="trash" label={texts.remove} onSelect={() => onOpen('remove')} />
    </Menu>
  );
}
