import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { AppState } from '../../preload/contract.ts';
import { Dialog } from '../components/dialog.tsx';
import { EnvironmentMark } from '../components/environment-mark.tsx';
import { Icon } from '../components/icon.tsx';
import { SearchField } from '../components/text-field.tsx';
import { nameOf } from '../search/rank-roles.ts';
import { termsOf } from '../search/search-roles.ts';
import { useAppState, useMessages } from './app-context.ts';
import { matchingActs, paletteActs, type PaletteEntry } from './palette-entries.ts';
import { useAccessRoles } from './use-access-roles.ts';
import { usePaletteAct } from './use-palette-act.ts';
import './palette.css';

interface PaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function Palette({ open, onClose }: PaletteProps) {
  const { palette } = useMessages().common;
  return (
    <Dialog title={palette.title} open={open} onClose={onClose} bare>
      {open ? <PaletteBody onClose={onClose} /> : null}
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
  return useMemo(() => {
    const terms = termsOf(query);
    const found = index().find(query).slice(0, mostRoles);
    const roles = found.map(({ role }): PaletteEntry => ({ kind: 'role', id: role.id, role }));
    const acts = matchingActs(paletteActs(sessions, onClipboard, messages), terms);
    // A command that was named comes before roles that were only guessed.
    return index().isGuess(query) ? [...acts, ...roles] : [...roles, ...acts];
  }, [query, index, sessions, onClipboard, messages]);
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const { palette } = useMessages().common;
  const listId = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  // Not deferred: Enter takes what has just been typed.
  const entries = usePaletteEntries(query);
  const perform = usePaletteAct();
  const at = Math.min(active, entries.length - 1);

  function choose(entry: PaletteEntry | undefined): void {
    if (entry === undefined) return;
    onClose();
    perform(entry);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(1, entries.length));
    else if (event.key === 'ArrowUp') setActive((at + entries.length - 1) % Math.max(1, entries.length));
    else if (event.key === 'Enter') choose(entries[at]);
    else return;
    event.preventDefault();
  }

  return (
    <div className="palette" onKeyDown={onKeyDown}>
      <div className="palette-field">
        <SearchField
          label={palette.field}
          // As it is drawn, for who types on at once; a dialog's own focus comes a frame later.
          autoFocus
          value={query}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={entries.length === 0 ? undefined : `${listId}-${at}`}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
        />
      </div>
      <ul className="palette-list" id={listId} role="listbox" aria-label={palette.title}>
        {entries.map((entry, index) => (
          <PaletteRow
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            active={index === at}
            onChoose={() => choose(entry)}
          />
        ))}
      </ul>
      {entries.length === 0 ? <p className="palette-nothing">{palette.nothing}</p> : null}
    </div>
  );
}

interface PaletteRowProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function PaletteRow({ id, entry, active, onChoose }: PaletteRowProps) {
  return (
    <li
      className="palette-row"
      id={id}
      role="option"
      aria-selected={active}
      ref={(row) => (active ? row?.scrollIntoView({ block: 'nearest' }) : undefined)}
      onClick={onChoose}
    >
      {entry.kind === 'act' ? (
        <>
          <Icon name={entry.icon} />
          <span className="ellipsis">{entry.label}</span>
        </>
      ) : (
        <>
          <Icon name="console" />
          <span className="ellipsis">{nameOf(entry.role)}</span>
          {entry.role.environment === undefined ? null : (
            <EnvironmentMark environment={entry.role.environment} />
          )}
          <span className="palette-note ellipsis">{entry.role.name}</span>
        </>
      )}
    </li>
  );
}
