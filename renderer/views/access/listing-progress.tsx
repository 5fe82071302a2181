import type { AppState } from '../../../preload/contract.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import './listing-progress.css';

/** How far the lists under way are, as a line below the head. */
export function ListingLine() {
  const progress = useListing();
  if (progress === undefined) return null;
  const { text, done, total } = progress;
  return (
    <progress
      className="listing-line"
      aria-label={text}
      {...(total === '' ? {} : { max: total, value: done })}
    />
  );
}

/** The same in words. */
export function ListingText() {
  const progress = useListing();
  return progress === undefined ? null : (
    <span className="listing-text ellipsis numbers">{progress.text}</span>
  );
}

function useListing() {
  const { status } = useMessages();
  const progress = useAppState(progressOf);
  if (progress === undefined) return undefined;
  const [done = '0', total = ''] = progress.split('/');
  const text =
    total === '' ? status.listingUnknown(Number(done)) : status.listing(Number(done), Number(total));
  return { text, done, total };
}

/** Of all lists under way: known accounts done of known accounts; undefined when none is. */
function progressOf({ sessions }: AppState): string | undefined {
  const running = sessions.flatMap(({ progress }) => (progress.kind === 'listing' ? [progress] : []));
  if (running.length === 0) return undefined;
  const total = running.reduce((sum, one) => sum + (one.total ?? Number.NaN), 0);
  const done = running.reduce((sum, one) => sum + one.done, 0);
  return `${done}/${Number.isNaN(total) ? '' : total}`;
}
