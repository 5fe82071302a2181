import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../window/app-context.ts';

interface DiscardDialogProps {
  readonly open: boolean;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

export function DiscardDialog({ open, onKeep, onDiscard }: DiscardDialogProps) {
  const { rules: texts } = useMessages();
  return (
    <Dialog title={texts.discardTitle} open={open} onClose={onKeep}>
      <div className="dialog-words">
        <p>{texts.discardText}</p>
        <div className="dialog-buttons">
          <Button onClick={onKeep}>{texts.keep}</Button>
          <Button kind="danger" onClick={onDiscard}>
            {texts.discard}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
