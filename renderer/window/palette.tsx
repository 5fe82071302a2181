import { useMemo, useState, type ReactNode } from 'react';
import type { AppState } from '../../preload/contract.ts';
import { type AccessRole, isFirstListing } from '../access-roles.ts';
import { Dialog } from '../components/dialog.tsx';
import { EnvironmentMark } from '../components/environment-mark.tsx';
import { Icon } from '../components/icon.tsx';
import { PickList } from '../components/pick-list.tsx';
import { nameOf } from '../search/rank-roles.ts';
import { findRolesAtServices, type RoleAtService } from '../search/roles-at-services.ts';
import { termsOf } from '../search/terms.ts';
import { roleInAccount } from '../views/access/role-row.tsx';
import { useAppState, useMessages } from './app-context.ts';
import { guessedActs, namedActs } from './find-acts.ts';
import { paletteActs, type PaletteEntry } from './palette-entries.ts';
import { useAccessRoles } from './use-access-roles.ts';
import { usePaletteAct } from './use-palette-act.ts';

interface PaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | boolean;
}

export function Palette({ open, onClose, finalFocus }: PaletteProps) {
  const { palette } = useMessages().common;
  return (
    <Dialog title={palette.title} open={open} onClose={onClose} finalFocus={finalFocus} bare>
      <PaletteBody onClose={onClose} />
    </Dialog>
  );
}

const sessionsOf = (state: AppState) => state.sessions;
const hasClipboard = (state: AppState) => state.clipboard !== undefined;
const mostRoles = 6;

function usePaletteEntries(query: string): readonly PaletteEntry[] {
  const messages = useMessages();
  const { index } = useAccessRoles();
  const sessions = useAppState(sessionsOf);
  const onClipboard = useAppState(hasClipboard);
  const acts = useMemo(() => paletteActs(sessions, onClipboard, messages), [sessions, onClipboard, messages]);
  return useMemo(() => {
    const terms = termsOf(query);
    const search = index();
    const roles = search
      .find(query)
      // What is gone opens no console.
      .filter(({ role }) => role.assigned)
      .slice(0, mostRoles)
      .map(({ role }): PaletteEntry => ({ kind: 'role', id: role.id, role }));
    const guess = search.isGuess(query);
    const atServices = findRolesAtServices(search, query, guess ? 'beginnings' : 'whole').map(roleAt);
    const named = namedActs(acts, terms);
    if (roles.length > 0 && !guess) return [...roles, ...atServices, ...named];
    // What was named comes before what was only guessed.
    return [...atServices, ...named, ...roles, ...guessedActs(acts, terms)];
  }, [query, index, acts]);
}

function roleAt({ role, service }: RoleAtService): PaletteEntry {
  return { kind: 'role-at', id: `${service.id} ${role.id}`, role, service };
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const { palette } = useMessages().common;
  const [query, setQuery] = useState('');
  // Not deferred: Enter takes what has just been typed.
  const entries = usePaletteEntries(query);
  const perform = usePaletteAct();
  const listing = useAppState(isFirstListing);
  return (
    <PickList
      label={palette.title}
      field={palette.field}
      nothing={listing ? palette.nothingYet : palette.nothing}
      query={query}
      onQuery={setQuery}
      entries={entries}
      Row={PaletteRow}
      onChoose={(entry) => {
        onClose();
        perform(entry);
      }}
    />
  );
}

function PaletteRow({ entry }: { readonly entry: PaletteEntry }) {
  switch (entry.kind) {
    case 'act':
      return (
        <>
          <Icon name={entry.icon} />
          <span className="ellipsis">{entry.label}</span>
        </>
      );
    case 'role':
      return (
        <>
          <Icon name="console" />
          <RoleLines role={entry.role} />
        </>
      );
    case 'role-at':
      return (
        <>
          <Icon name="console" />
          <RoleAtService {...entry} />
        </>
      );
  }
}

function RoleAtService({ role, service }: RoleAtService) {
  const { consoles } = useMessages();
  return (
    <RoleLines role={role}>
      <span className="pick-service">{consoles.open(service.name)}</span>
    </RoleLines>
  );
}

/** Two lines, for a name that is cut off would not say whose console opens. */
function RoleLines({ role, children }: { readonly role: AccessRole; readonly children?: ReactNode }) {
  return (
    <span className="pick-lines">
      <span className="pick-line">
        <span className="pick-service ellipsis">{nameOf(role)}</span>
        {role.environment === undefined ? null : (
          <EnvironmentMark environment={role.environment} colour={role.colour} />
        )}
      </span>
      <span className="pick-line pick-quiet">
        {children}
        {roleInAccount(role)}
      </span>
    </span>
  );
}
