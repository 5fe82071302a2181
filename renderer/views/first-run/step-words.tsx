import { useEffect, useRef, type ReactNode } from 'react';
import { wholeWords } from '../../components/breakable.ts';
import { Icon, type IconName } from '../../components/icon.tsx';

interface StepWordsProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: ReactNode;
  /** What is told is no step forward. */
  readonly failed?: boolean;
  /** Of the heading, which describes what has the focus in its place. */
  readonly describesBy?: string;
}

/** Each step begins here for the eye and the ear, with the focus on it unless there is something to type. */
export function StepWords({ icon, title, text, failed = false, describesBy }: StepWordsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const focus = describesBy === undefined;
  useEffect(() => (focus ? heading.current?.focus() : undefined), [focus]);
  return (
    <div className="first-run-words">
      <span className={failed ? 'first-run-icon first-run-icon-failed' : 'first-run-icon'}>
        <Icon name={icon} />
      </span>
      <h1 id={describesBy} ref={heading} tabIndex={-1}>
        {wholeWords(title)}
      </h1>
      <p>{text}</p>
    </div>
  );
}
