import { Dialog as Base } from '@base-ui/react/dialog';
import { useRef, type ReactNode } from 'react';
import { useMessages } from '../window/app-context.ts';
import { IconButton } from './button.tsx';

export interface DialogPopupProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Without a visible title and padding, for what brings its own head. */
  readonly bare?: boolean;
  /** What gets the focus back; absent: what had it. */
  readonly finalFocus?: () => HTMLElement | boolean;
}

export function DialogPopup({ title, onClose, children, bare = false, finalFocus }: DialogPopupProps) {
  const { common } = useMessages();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="dialog-scrim" />
        <Base.Popup
          className={bare ? 'dialog dialog-bare' : 'dialog'}
          ref={popup}
          initialFocus={() => firstWanted(popup.current)}
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

/** What one types into, else the safe answer, which comes first; without either the usual. */
function firstWanted(popup: HTMLElement | null): HTMLElement | true {
  return popup?.querySelector<HTMLElement>('input, .dialog-buttons > button') ?? true;
}
