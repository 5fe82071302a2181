import type { Plaintext } from '../../../preload/aws-profiles.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';

interface RemovePlaintextDialogProps {
  readonly places: readonly Plaintext[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onRemoved: () => Promise<void>;
}

/** Names every file that goes; only what is named here does. */
export function RemovePlaintextDialog({ places, open, onClose, onRemoved }: RemovePlaintextDialogProps) {
  const { profiles: texts, common } = useMessages();
  const { run } = useBridge();
  const { say, sayError } = useToasts();

  async function remove(): Promise<void> {
    const result = await run.removePlaintext(places.map(placeOf));
    onClose();
    if (result.ok) say(texts.removed(result.value.length));
    else sayError(result.error);
    await onRemoved();
  }

  return (
    <Dialog title={texts.removeTitle} open={open} onClose={onClose}>
      <div className="dialog-words">
        <ul className="plaintext-files" tabIndex={0} aria-label={texts.files(places.length)}>
          {places.map(({ file, section }) => (
            <li key={`${file} ${section ?? ''}`}>
              <span className="code selectable">{file}</span>
              {section === undefined ? null : (
                <span className="profiles-note">{texts.removeSection(section)}</span>
              )}
            </li>
          ))}
        </ul>
        <p>{texts.removeText}</p>
        <div className="dialog-buttons">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="danger" onClick={() => void remove()}>
            {texts.removeNow}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function placeOf({ kind, file, section }: Plaintext) {
  return { kind, file, ...(section === undefined ? {} : { section }) };
}
