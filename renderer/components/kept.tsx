import { memo, type ReactNode } from 'react';
import './kept.css';

interface KeptProps {
  readonly shown: boolean;
  readonly children: ReactNode;
}

/**
 * What comes and goes with the keys: while it is not shown it stays as it was last seen, and so it is back without being
 * made, styled or laid out anew. Nobody can see, hear or reach it meanwhile. What was never shown is not made.
 */
export function Kept({ shown, children }: KeptProps) {
  return (
    <div className={shown ? 'kept' : 'kept kept-back'}>
      <KeptAsSeen shown={shown}>{children}</KeptAsSeen>
    </div>
  );
}

const KeptAsSeen = memo(
  function KeptAsSeen({ shown, children }: KeptProps) {
    return shown ? children : null;
  },
  (_before, { shown }) => !shown,
);
