import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './banner.css';

interface BannerProps {
  readonly tone: 'info' | 'warn' | 'bad';
  readonly icon: IconName;
  readonly text: string;
  readonly note?: string;
  /** The one way out. */
  readonly children?: ReactNode;
}

export function Banner({ tone, icon, text, note, children }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`}>
      <Icon name={icon} />
      <p className="banner-text">
        {text} {note === undefined ? null : <span className="banner-note">{note}</span>}
      </p>
      {children}
    </div>
  );
}
