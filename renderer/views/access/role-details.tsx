import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { tintOf } from '../../../preload/account-rules.ts';
import { needsSignIn } from '../../../preload/signed-in.ts';
import type { AccessRole } from '../../access-roles.ts';
import { Banner } from '../../components/banner.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { EnvironmentMark } from '../../components/environment-mark.tsx';
import { Menu, type OpenedMenu } from '../../components/menu.tsx';
import { nameOf } from '../../search/rank-roles.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { isCommandKey, isInPopup } from '../../window/keys.ts';
import { useOverlays } from '../../window/overlays.ts';
import { useOpenConsole } from '../../window/use-open-console.ts';
import { DetailsSignIn } from './details-sign-in.tsx';
import { CopyItems } from './copy-items.tsx';
import { GetCredentials } from './get-credentials.tsx';
import { RoleClocks } from './role-clocks.tsx';
import { RoleFacts } from './role-facts.tsx';
import { useToggleFavourite } from './use-toggle-favourite.ts';
import './role-details.css';

interface RoleDetailsProps {
  readonly role: AccessRole;
  /** Absent: it stands beside the list. */
  readonly onBack?: () => void;
}

export function RoleDetails({ role, onBack }: RoleDetailsProps) {
  const { access } = useMessages();
  const back = useRef<HTMLDivElement>(null);
  const copyMenu = useState(false);
  const isOver = onBack !== undefined;
  useEffect(() => {
    if (isOver) back.current?.querySelector('button')?.focus();
  }, [isOver]);
  return (
    <section
      className={onBack === undefined ? 'role-details' : 'role-details role-details-over'}
      aria-label={access.details}
      ref={back}
      onKeyDown={(event) => role.assigned && onCopyKey(event, () => copyMenu[1](true))}
    >
      <DetailsHead role={role} {...(onBack === undefined ? {} : { onBack })} />
      <div className="role-details-body" tabIndex={0} role="region" aria-label={role.name}>
        {role.assigned ? (
          <DetailsActions role={role} copyMenu={copyMenu} isOver={isOver} />
        ) : (
          <Lost role={role} />
        )}
        <RoleClocks role={role} />
        {role.assigned ? <GetCredentials role={role} /> : null}
        <RoleFacts role={role} />
      </div>
    </section>
  );
}

/** As in the list; but what was chosen with the mouse is copied as anywhere. */
function onCopyKey(event: KeyboardEvent, open: () => void): void {
  if (!isCommandKey(event, 'c') || isInPopup(event.target)) return;
  if (document.getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  open();
}

function DetailsHead({ role, onBack }: RoleDetailsProps) {
  const { access, common } = useMessages();
  const favourite = useAppState(({ favourites }) => favourites.includes(role.id));
  const toggle = useToggleFavourite();
  return (
    <header className={`role-details-head edge-${tintOf(role) ?? 'none'}`}>
      {onBack === undefined ? null : <IconButton icon="left" label={common.back} onClick={onBack} />}
      <div className="role-details-names whole-when-large">
        <div className="role-line">
          <h1 className="ellipsis">{nameOf(role)}</h1>
          {role.environment === undefined ? null : (
            <EnvironmentMark environment={role.environment} colour={role.colour} />
          )}
        </div>
        <p className="ellipsis">{role.name}</p>
      </div>
      <IconButton
        icon="star"
        label={favourite ? access.unfavourite : access.favourite}
        aria-pressed={favourite}
        filled={favourite}
        onClick={() => toggle(role.id)}
      />
    </header>
  );
}

/** AWS gives nothing for it any more, so nothing of it is offered but what it is called. */
function Lost({ role }: { readonly role: AccessRole }) {
  const { access } = useMessages();
  return (
    <Banner
      tone="warn"
      icon="warning"
      text={role.chain === undefined ? access.lostText : access.lostBaseText}
    />
  );
}

interface DetailsActionsProps {
  readonly role: AccessRole;
  readonly copyMenu: OpenedMenu;
  readonly isOver: boolean;
}

function DetailsActions({ role, copyMenu, isOver }: DetailsActionsProps) {
  const { access, consoles } = useMessages();
  const openOverlay = useOverlays();
  const openConsole = useOpenConsole();
  const session = useAppState(({ sessions }) => sessions.find(({ id }) => id === role.sessionId));
  const ended = session !== undefined && needsSignIn(session);
  return (
    <>
      {session === undefined ? null : <DetailsSignIn session={session} isOver={isOver} />}
      <div className="role-details-actions">
        <Button kind={ended ? 'plain' : 'solid'} icon="console" onClick={() => openConsole(role.id)}>
          {access.openConsole}
        </Button>
        <Button icon="search" title={consoles.openAt} onClick={() => openOverlay({ kind: 'console', role })}>
          {consoles.openAtShort}
        </Button>
        <Menu align="start" opened={copyMenu} trigger={<Button icon="copy">{access.copy}</Button>}>
          <CopyItems role={role} />
        </Menu>
      </div>
    </>
  );
}
