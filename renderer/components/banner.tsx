import type { ReactNode } from 'react';
import { wholeWords } from './breakable.ts';
import { Icon, type IconName } from './icon.tsx';
import './banner.css';

interface BannerProps {
  readonly tone: 'info' | 'warn' | 'bad';
  readonly icon: IconName;
  /** Whom it is about, where there are several. */
  readonly about?: string;
  readonly text: string;
  readonly note?: string;
  /** The one way out. */
  readonly children?: ReactNode;
  /** It has a line of its own, for the text is long. */
  readonly below?: boolean;
}

export function Banner({ tone, icon, about, text, note, children, below = false }: BannerProps) {
  return (
    <div className={`banner banner-${tone}${below ? ' banner-below' : ''}`}>
      <Icon name={icon} />
      <p className="banner-text">
        {about === undefined ? null : `${about}: `}
        {wholeWords(text)} {note === undefined ? null : <span className="banner-note">{note}</span>}
      </p>
      {children}
    </div>
  );
}
