import { useSyncExternalStore } from 'react';
import { LaterPart } from '../later.tsx';
import type { DialogPopupProps } from './dialog-popup.tsx';
import { dialogPopup } from './popups.ts';
import { useEarlyKeys } from './use-early-keys.ts';
import './dialog.css';

export function Dialog(props: DialogPopupProps) {
  const there = useSyncExternalStore(dialogPopup.subscribe, isThere, isThere);
  useEarlyKeys(props.open && !there, isThere, props.onClose);
  return <LaterPart part={dialogPopup} wanted={props.open} props={props} />;
}

const isThere = () => dialogPopup.get() !== undefined;
