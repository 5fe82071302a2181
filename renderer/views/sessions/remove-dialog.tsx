import type { SessionView } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { heldCount } from './session-facts.tsx';

interface RemoveDialogProps {
  readonly session: SessionView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Says what is lost, and what is not. */
export function RemoveDialog({ session, open, onClose }: RemoveDialogProps) {
  const { sessions: texts, common } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const held = useAppState((state) => heldCount(state, session.id));
  return (
    <Dialog title={texts.removeTitle(session.label)} open={open} onClose={onClose}>
      <div className="dialog-words">
        <ul className="dialog-list">
          <li>{texts.removeLoses(session.accounts.length)}</li>
          {held === 0 ? null : <li>{texts.removeHeld(held)}</li>}
          <li>{texts.removeStops(session.id)}</li>
          <li>{texts.removeKeeps}</li>
        </ul>
        <div className="dialog-buttons">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            kind="danger"
            onClick={() => {
              follow(run.removeSession(session.id));
              onClose();
            }}
          >
            {texts.removeNow}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
