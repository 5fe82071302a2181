import { Menu as Base } from '@base-ui/react/menu';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { MenuParts } from './menu.tsx';

export interface MenuPopupProps {
  readonly onClose: () => void;
  readonly anchor: () => Element | null;
  readonly finalFocus: RefObject<HTMLElement | null>;
  readonly side?: 'top' | 'bottom';
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

/** Open as long as it is drawn, its first item ready for Enter. */
export function MenuPopup({
  onClose,
  anchor,
  finalFocus,
  side = 'bottom',
  align = 'end',
  children,
}: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      popup.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);

  function onOpenChange(open: boolean, { event }: { readonly event: Event }): void {
    // What opened it closes it, too, and by itself.
    const onAnchor = event.target instanceof Node && anchor()?.contains(event.target) === true;
    if (!open && !onAnchor) onClose();
  }

  return (
    <MenuParts value={parts}>
      <Base.Root modal={false} open onOpenChange={onOpenChange}>
        <Base.Portal>
          <Base.Positioner
            className="menu-place"
            anchor={anchor}
            side={side}
            align={align}
            sideOffset={4}
            collisionPadding={8}
          >
            <Base.Popup className="menu" ref={popup} finalFocus={finalFocus}>
              {children}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </MenuParts>
  );
}

const parts: MenuParts = {
  Item: Base.Item,
  Group: Base.Group,
  GroupLabel: Base.GroupLabel,
  Separator: Base.Separator,
};
