import { useId, type ReactNode } from 'react';
import './page-section.css';

interface PageSectionProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

/** A part of a page under its name, which stands beside it where there is room. */
export function PageSection({ title, note, children }: PageSectionProps) {
  const id = useId();
  return (
    <section className="page-section" aria-labelledby={id}>
      <div className="page-section-words">
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <p>{note}</p>}
      </div>
      <div className="page-section-body">{children}</div>
    </section>
  );
}
