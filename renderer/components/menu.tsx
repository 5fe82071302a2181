import {
  cloneElement,
  createContext,
  useContext,
  useRef,
  useState,
  type ComponentProps,
  type ComponentType,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { LaterPart } from '../later.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import type { MenuPopupProps } from './menu-popup.tsx';
import { menuPopup } from './popups.ts';
import { useEarlyKeys } from './use-early-keys.ts';
import './menu.css';

interface MenuProps extends Pick<MenuPopupProps, 'side' | 'align' | 'children'> {
  /** A button; it gets the menu's aria attributes and the popup's place. */
  readonly trigger: ReactElement<Trigger>;
  /** For one that a key opens too; else the menu knows by itself. */
  readonly opened?: OpenedMenu;
}

/** Whether it is open, and how to change that: a `useState<boolean>`. */
export type OpenedMenu = readonly [boolean, (open: boolean) => void];

type Trigger = ComponentProps<'button'> & { readonly 'data-popup-open'?: '' | undefined };

/** While it is closed it is no more than its button. */
export function Menu({ trigger, opened, children, ...place }: MenuProps) {
  const own = useState(false);
  const [open, setOpen] = opened ?? own;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'data-popup-open': open ? '' : undefined,
        onClick: () => setOpen(!open),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      {open ? (
        <AnchoredMenu
          {...place}
          onClose={() => setOpen(false)}
          anchor={() => button.current}
          finalFocus={button}
        >
          {children}
        </AnchoredMenu>
      ) : null}
    </>
  );
}

/** Without a trigger of its own: one for many places, open as long as it is drawn. */
export function AnchoredMenu(props: MenuPopupProps) {
  useEarlyKeys(true, props.onClose);
  return <LaterPart part={menuPopup} props={props} />;
}

/** The primitives of an open menu, which come with it. */
export interface MenuParts {
  readonly Item: ComponentType<{
    readonly className: string;
    readonly label: string;
    readonly disabled: boolean;
    readonly onClick: () => void;
    readonly children: ReactNode;
  }>;
  readonly Group: ComponentType<Part>;
  readonly GroupLabel: ComponentType<Part>;
  readonly Separator: ComponentType<Pick<Part, 'className'>>;
}

interface Part {
  readonly className: string;
  readonly children: ReactNode;
}

export const MenuParts = createContext<MenuParts | undefined>(undefined);

function useParts(): MenuParts {
  const parts = useContext(MenuParts);
  if (parts === undefined) throw new Error('outside a menu');
  return parts;
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
  const { Item } = useParts();
  return (
    <Item className="menu-item" label={label} disabled={disabled} onClick={onSelect}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span className="menu-item-label">
        {label}
        {note === undefined ? null : <span className="menu-item-note">{note}</span>}
      </span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </Item>
  );
}

export function MenuGroup({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  const { Group, GroupLabel } = useParts();
  return (
    <Group className="menu-group">
      <GroupLabel className="menu-title">{title}</GroupLabel>
      {children}
    </Group>
  );
}

export function MenuLine() {
  const { Separator } = useParts();
  return <Separator className="menu-line" />;
}
