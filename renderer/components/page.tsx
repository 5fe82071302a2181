import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { useMessages } from '../window/app-context.ts';
import { isPopupOpen } from '../window/focus-place.ts';
import { useNavigation } from '../window/navigation.ts';
import { IconButton } from './button.tsx';
import './page.css';

interface PageProps {
  readonly title: string;
  readonly onBack: () => void;
  /** At the end of the head. */
  readonly action?: ReactNode;
  /** Stays in sight below what scrolls. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A view with a way back. The head lies inside what scrolls, so that the keys that scroll work from everywhere in it. */
export function Page({ title, onBack, action, footer, children }: PageProps) {
  const { common } = useMessages();
  const { arrivals, setting, backBy } = useNavigation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Who is led to where they are with a question open answers that first.
    if (setting === undefined && !isPopupOpen()) heading.current?.focus();
  }, [arrivals, setting]);
  const step = useEffectEvent(onBack);
  useEffect(() => backBy(() => step()), [backBy]);
  return (
    <main className="page">
      <header className="page-head">
        <IconButton icon="left" label={common.back} onClick={onBack} />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {action}
      </header>
      <div className="page-body">{children}</div>
      {footer === undefined || footer === null ? null : <footer className="page-foot">{footer}</footer>}
    </main>
  );
}
