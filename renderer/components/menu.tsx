import { Menu as Base } from '@base-ui/react/menu';
import {
  useEffect,
  useRef,
  type ComponentProps,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import './menu.css';

interface MenuProps {
  /** A button; it gets the menu's aria attributes and the popup's place. */
  readonly trigger: ReactElement<ComponentProps<'button'>>;
  readonly children: ReactNode;
  readonly side?: 'top' | 'bottom';
  readonly align?: 'start' | 'end';
}

export function Menu({ trigger, children, side = 'bottom', align = 'end' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="menu-place" side={side} align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface AnchoredMenuProps {
  readonly onClose: () => void;
  readonly anchor: () => Element | null;
  readonly finalFocus: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** Without a trigger of its own: one for many places, open as long as it is drawn, its first item ready for Enter. */
export function AnchoredMenu({ onClose, anchor, finalFocus, children }: AnchoredMenuProps) {
  const popup = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      popup.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Base.Root modal={false} open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Positioner
          className="menu-place"
          anchor={anchor}
          align="end"
          sideOffset={4}
          collisionPadding={8}
        >
          <Base.Popup className="menu" ref={popup} finalFocus={finalFocus}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  readonly label: string;
  readonly note?: string;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

export function MenuItem({ label, note, icon, keys, disabled = false, onSelect }: MenuItemProps) {
  return (
    <Base.Item className="menu-item" label={label} disabled={disabled} onClick={onSelect}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span className="menu-item-label">
        {label}
        {note === undefined ? null : <span className="menu-item-note">{note}</span>}
      </span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </Base.Item>
  );
}

export function MenuGroup({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <Base.Group className="menu-group">
      <Base.GroupLabel className="menu-title">{title}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export function MenuLine() {
  return <Base.Separator className="menu-line" />;
}
