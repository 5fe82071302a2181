import { useMemo, useState } from 'react';
import { tintOf } from '../../preload/account-rules.ts';
import type { AppState } from '../../preload/contract.ts';
import type { AccessRole } from '../access-roles.ts';
import { Dialog } from '../components/dialog.tsx';
import { EnvironmentMark } from '../components/environment-mark.tsx';
import { Kbd } from '../components/kbd.tsx';
import { PickList } from '../components/pick-list.tsx';
import { nameOf } from '../search/rank-roles.ts';
import { useAppState, useBridge, useMessages } from './app-context.ts';
import { pickedPages, type PickedPage } from './console-picker-entries.ts';
import { isCommandKey, useCommandKey } from './keys.ts';
import { useToasts } from './toasts.tsx';
import { useOpenConsole } from './use-open-console.ts';
import './console-picker.css';

interface ConsolePickerProps {
  /** Undefined: it is not open. */
  readonly role: AccessRole | undefined;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | boolean;
}

/** Which page of a role's console is opened, or passed on to others as a link. */
export function ConsolePicker({ role, onClose, finalFocus }: ConsolePickerProps) {
  const { consoles } = useMessages();
  const title = role === undefined ? '' : consoles.picker.title(nameOf(role));
  return (
    <Dialog title={title} open={role !== undefined} onClose={onClose} finalFocus={finalFocus} bare>
      {role === undefined ? null : <PickerBody role={role} onClose={onClose} />}
    </Dialog>
  );
}

const recentOf = (state: AppState) => state.recentPages;

function PickerBody({ role, onClose }: { readonly role: AccessRole; readonly onClose: () => void }) {
  const { consoles } = useMessages();
  const { picker, home } = consoles;
  const { run } = useBridge();
  const { follow } = useToasts();
  const openConsole = useOpenConsole();
  const [query, setQuery] = useState('');
  const recent = useAppState(recentOf);
  const pages = useMemo(
    () =>
      pickedPages(
        query,
        recent.filter(({ roleId }) => roleId === role.id),
        { ...picker, home },
      ),
    [query, recent, role, picker, home],
  );
  const shareable = role.chain === undefined;

  function share({ destination, name, detail }: PickedPage): void {
    onClose();
    const what = detail === undefined ? name : `${name} · ${detail}`;
    follow(run.shareConsole(role.id, destination), () => consoles.shared(what));
  }

  return (
    <PickList
      label={picker.list}
      field={picker.field}
      nothing={picker.nothing}
      query={query}
      onQuery={setQuery}
      entries={pages}
      Row={PageRow}
      onChoose={({ destination }) => {
        onClose();
        openConsole(role.id, destination);
      }}
      onKey={(event, page) => {
        if (!shareable || !isCommandKey(event, 'c') || hasSelection(event.target)) return false;
        share(page);
        return true;
      }}
      head={<PickerHead role={role} />}
      footer={<PickerKeys shareable={shareable} />}
    />
  );
}

/** What is selected in a field belongs to the field's own copying. */
function hasSelection(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.selectionStart !== target.selectionEnd;
}

function PickerHead({ role }: { readonly role: AccessRole }) {
  return (
    <div className={`picker-head edge-bar edge-${tintOf(role) ?? 'none'}`}>
      <span className="ellipsis">{nameOf(role)}</span>
      {role.environment === undefined ? null : (
        <EnvironmentMark environment={role.environment} colour={role.colour} />
      )}
      <span className="pick-note ellipsis">{role.name}</span>
      {role.isTwice === true ? <span className="pick-note ellipsis">{role.sessionLabel}</span> : null}
    </div>
  );
}

function PageRow({ entry: { name, detail, note } }: { readonly entry: PickedPage }) {
  return (
    <>
      <span className="pick-name ellipsis">{name}</span>
      {detail === undefined ? null : <span className="pick-detail ellipsis">{detail}</span>}
      {note === undefined ? null : <span className="pick-note ellipsis">{note}</span>}
    </>
  );
}

function PickerKeys({ shareable }: { readonly shareable: boolean }) {
  const { picker } = useMessages().consoles;
  const command = useCommandKey();
  return (
    <>
      <span>
        <Kbd keys="↵" /> {picker.openKey}
      </span>
      {shareable ? (
        <span>
          <Kbd keys={command('C')} /> {picker.shareKey}
        </span>
      ) : null}
    </>
  );
}
