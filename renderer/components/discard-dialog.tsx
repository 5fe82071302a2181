import { useMessages } from '../window/app-context.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface DiscardDialogProps {
  readonly open: boolean;
  /** What stays as it was. */
  readonly text: string;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

export function DiscardDialog({ open, text, onKeep, onDiscard }: DiscardDialogProps) {
  const { discard } = useMessages().common;
  return (
    <Dialog title={discard.title} open={open} onClose={onKeep}>
      <div className="dialog-words">
        <p>{text}</p>
        <div className="dialog-buttons">
          <Button onClick={onKeep}>{discard.keep}</Button>
          <Button kind="danger" onClick={onDiscard}>
            {discard.discard}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
