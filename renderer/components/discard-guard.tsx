import { useEffect, useState } from 'react';
import { useMessages } from '../window/app-context.ts';
import { useNavigation } from '../window/navigation.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface DiscardGuardProps {
  readonly unsaved: boolean;
  /** What stays as it was. */
  readonly text: string;
}

/** Asks before unsaved changes are lost, by whatever way the view is left. */
export function DiscardGuard({ unsaved, text }: DiscardGuardProps) {
  const { discard } = useMessages().common;
  const { leaveBy } = useNavigation();
  const [leaving, setLeaving] = useState<{ readonly leave: () => void }>();
  const keep = () => setLeaving(undefined);
  useEffect(() => (unsaved ? leaveBy((leave) => setLeaving({ leave })) : undefined), [leaveBy, unsaved]);
  return (
    <Dialog title={discard.title} open={leaving !== undefined} onClose={keep}>
      <div className="dialog-words">
        <p>{text}</p>
        <div className="dialog-buttons">
          <Button onClick={keep}>{discard.keep}</Button>
          <Button kind="danger" onClick={() => leaving?.leave()}>
            {discard.discard}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
