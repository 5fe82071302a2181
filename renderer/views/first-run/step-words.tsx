import { useEffect, useRef, type ReactNode } from 'react';
import { wholeWords } from '../../components/breakable.ts';
import { Icon, type IconName } from '../../components/icon.tsx';

interface StepWordsProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: ReactNode;
  /** What is told is no step forward. */
  readonly failed?: boolean;
}

/** Each step begins here for the eye and the ear, with the focus on it. */
export function StepWords({ icon, title, text, failed = false }: StepWordsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="first-run-words">
      <span className={failed ? 'first-run-icon first-run-icon-failed' : 'first-run-icon'}>
        <Icon name={icon} />
      </span>
      <h1 ref={heading} tabIndex={-1}>
        {wholeWords(title)}
      </h1>
      <p>{text}</p>
    </div>
  );
}
