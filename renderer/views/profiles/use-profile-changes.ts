import { useState } from 'react';
import type { ConfigFault } from '../../../preload/aws-config-texts.ts';
import type { ProfilesOutcome, ProfilesPreview } from '../../../preload/aws-profiles.ts';
import type { ErrorView, Result } from '../../../preload/contract.ts';
import { useBridge } from '../../window/app-context.ts';
import type { PreviewState } from './use-preview.ts';
import type { ProfilesDraft } from './use-profiles-draft.ts';

/** What came of the last thing done here, until the next is begun. */
export type Aftermath =
  | { readonly kind: 'written' | 'saved'; readonly preview: ProfilesPreview }
  | { readonly kind: 'undone'; readonly hadFollowed: boolean }
  | { readonly kind: 'nothing-to-undo' | 'moved' }
  | { readonly kind: 'refused'; readonly fault: ConfigFault }
  | { readonly kind: 'failed'; readonly error: ErrorView };

export interface ProfileChanges {
  readonly busy: boolean;
  readonly aftermath: Aftermath | undefined;
  readonly forget: () => void;
  /** Writes what is shown, and no more. */
  readonly apply: () => Promise<void>;
  readonly undo: () => Promise<void>;
}

export function useProfileChanges(draft: ProfilesDraft, look: PreviewState): ProfileChanges {
  const { run } = useBridge();
  const [busy, setBusy] = useState(false);
  const [aftermath, setAftermath] = useState<Aftermath>();

  async function settle(
    asked: Promise<Result<ProfilesOutcome>>,
    after: (kind: 'written' | 'unchanged', preview: ProfilesPreview) => Aftermath,
  ): Promise<void> {
    setBusy(true);
    setAftermath(undefined);
    const result = await asked;
    setBusy(false);
    if (!result.ok) return setAftermath({ kind: 'failed', error: result.error });
    const outcome = result.value;
    if (outcome.kind === 'refused') return setAftermath(outcome);
    look.take(outcome.preview);
    if (outcome.kind === 'moved') return setAftermath({ kind: 'moved' });
    draft.discard();
    setAftermath(after(outcome.kind, outcome.preview));
  }

  return {
    ...{ busy, aftermath, forget: () => setAftermath(undefined) },
    apply: () =>
      settle(run.applyProfiles(draft.request, look.preview?.digest ?? ''), (kind, preview) => ({
        ...{ kind: kind === 'written' ? 'written' : 'saved', preview },
      })),
    undo() {
      const hadFollowed = draft.choice.follow;
      return settle(run.undoProfiles(), (kind) =>
        kind === 'written' ? { kind: 'undone', hadFollowed } : { kind: 'nothing-to-undo' },
      );
    },
  };
}
