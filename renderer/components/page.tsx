import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useMessages } from '../window/app-context.ts';
import { useNavigation } from '../window/navigation.ts';
import { IconButton } from './button.tsx';
import './page.css';

interface PageProps {
  readonly title: string;
  readonly onBack: () => void;
  /** At the end of the head. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A view with a way back. The head lies inside what scrolls, so that the keys that scroll work from everywhere in it. */
export function Page({ title, onBack, action, children }: PageProps) {
  const { common } = useMessages();
  const { arrivals } = useNavigation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [arrivals]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (isInPopup(event.target)) return;
    event.preventDefault();
    onBack();
  }

  return (
    <main className="page" onKeyDown={onKeyDown}>
      <header className="page-head">
        <IconButton icon="left" label={common.back} onClick={onBack} />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {action}
      </header>
      <div className="page-body">{children}</div>
    </main>
  );
}

/** What opens over the page closes by itself, though its keys come by here. */
function isInPopup(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role=menu], [role=dialog], [role=listbox]') !== null;
}
