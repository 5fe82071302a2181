import { LaterPart } from '../later.tsx';
import type { DialogPopupProps } from './dialog-popup.tsx';
import { dialogPopup } from './popups.ts';
import { useEarlyKeys } from './use-early-keys.ts';
import './dialog.css';

interface DialogProps extends DialogPopupProps {
  readonly open: boolean;
}

/**
 * Gone at once when it closes, and the focus back with it: one that stayed a few frames to fade out would take the keys
 * of who types on, and the focus of one that opens meanwhile.
 */
export function Dialog({ open, ...props }: DialogProps) {
  useEarlyKeys(open, props.onClose);
  return open ? <LaterPart part={dialogPopup} props={props} /> : null;
}
