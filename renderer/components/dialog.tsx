import { LaterPart } from '../later.tsx';
import type { DialogPopupProps } from './dialog-popup.tsx';
import { dialogPopup } from './popups.ts';
import './dialog.css';

export function Dialog(props: DialogPopupProps) {
  return <LaterPart part={dialogPopup} wanted={props.open} props={props} />;
}
