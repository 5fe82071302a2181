import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useMessages } from '../window/app-context.ts';
import { IconButton } from './button.tsx';

export interface DialogPopupProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Without a visible title and padding, for what brings its own head. */
  readonly bare?: boolean;
  /** What gets the focus back; absent: what had it. */
  readonly finalFocus?: () => HTMLElement | boolean;
}

export function DialogPopup({ title, open, onClose, children, bare = false, finalFocus }: DialogPopupProps) {
  const { common } = useMessages();
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="dialog-scrim" />
        <Base.Popup
          className={bare ? 'dialog dialog-bare' : 'dialog'}
          {...(finalFocus === undefined ? {} : { finalFocus })}
        >
          <div className={bare ? 'visually-hidden' : 'dialog-head'}>
            <Base.Title>{title}</Base.Title>
            {bare ? null : <Base.Close render={<IconButton icon="close" label={common.close} />} />}
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
