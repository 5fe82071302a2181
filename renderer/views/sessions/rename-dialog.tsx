import { useState, type FormEvent } from 'react';
import type { SessionView } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { Button } from '../../components/button.tsx';
import { DiscardGuard } from '../../components/discard-guard.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';

interface SessionDialogProps {
  readonly session: SessionView;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function RenameDialog(props: SessionDialogProps) {
  const { sessions: texts } = useMessages();
  const { session, open, onClose } = props;
  return (
    <Dialog title={texts.renameTitle(session.label)} open={open} onClose={onClose}>
      <RenameForm {...props} />
    </Dialog>
  );
}

function RenameForm({ session, onClose }: SessionDialogProps) {
  const { sessions: texts, common } = useMessages();
  const { run } = useBridge();
  const language = useAppState((state) => state.language);
  const [label, setLabel] = useState(session.label);
  const [error, setError] = useState<string>();

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const renamed = await run.renameSession(session.id, label.trim());
    if (renamed.ok) onClose();
    else setError(screenSentence(renamed.error, language));
  }

  return (
    <form className="dialog-words" noValidate onSubmit={(event) => void save(event)}>
      <TextField
        label={texts.name}
        note={texts.nameNote}
        value={label}
        maxLength={64}
        {...(error === undefined ? {} : { error })}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setLabel(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <div className="dialog-buttons">
        <Button onClick={onClose}>{common.cancel}</Button>
        <button type="submit" className="button button-solid">
          {texts.save}
        </button>
      </div>
      <DiscardGuard unsaved={label.trim() !== session.label} text={texts.discardName} />
    </form>
  );
}
