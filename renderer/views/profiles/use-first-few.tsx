import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../window/app-context.ts';

const step = 50;

/** The first of the items, and a button for more; null where all are shown. */
export function useFirstFew<T>(items: readonly T[], fewest: number): readonly [readonly T[], ReactNode] {
  const { profiles: texts } = useMessages();
  const [shown, setShown] = useState(fewest);
  const more = items.length - shown;
  if (more <= 0) return [items, null];
  const button = (
    <div>
      <Button kind="quiet" onClick={() => setShown(shown + step)}>
        {texts.more(more)}
      </Button>
    </div>
  );
  return [items.slice(0, shown), button];
}
