import { useMemo } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { countKinds, countsOf } from './counts-of.ts';
import type { Shared } from './profiles.tsx';

const chosenOf = ({ profiles }: AppState) => profiles.chosen;

/** The one button that writes, while it would do something, beside what writing would do. */
export function ApplyBar({ draft, look, changes }: Shared) {
  const { profiles: texts, common } = useMessages();
  const chosen = useAppState(chosenOf);
  const { preview, current } = look;
  const writes = preview !== undefined && preview.hunks.length > 0;
  const saves = draft.edited && chosen;
  if (preview === undefined || preview.fault !== undefined || !(writes || draft.edited)) return null;
  return (
    <div className="apply-bar">
      <span role="status">
        {look.error !== undefined ? texts.outdated : writes ? <Summary preview={preview} /> : texts.savedOnly}
      </span>
      {draft.edited ? (
        <Button kind="quiet" disabled={changes.busy} onClick={draft.discard}>
          {common.discard.discard}
        </Button>
      ) : null}
      {writes || saves ? (
        <Button
          kind="solid"
          disabled={changes.busy || !current || look.error !== undefined}
          onClick={() => void changes.apply()}
        >
          {changes.busy ? texts.applying : writes ? texts.apply : texts.save}
        </Button>
      ) : null}
    </div>
  );
}

function Summary({ preview }: { readonly preview: NonNullable<Shared['look']['preview']> }) {
  const { profiles: texts } = useMessages();
  const counts = useMemo(() => countsOf(preview.profiles), [preview]);
  return (
    countKinds
      .filter((kind) => kind !== 'none' && counts[kind] > 0)
      // A line ends between two of them.
      .map((kind) => texts.counts[kind](counts[kind]).replaceAll(' ', '\u00a0'))
      .join(', ')
  );
}
