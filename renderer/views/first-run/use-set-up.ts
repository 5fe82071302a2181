import { useState } from 'react';
import type { ConfigFault } from '../../../preload/aws-config-texts.ts';
import type { ProfileChoice, ProfileView } from '../../../preload/aws-profiles.ts';
import type { AppState, Bridge, ErrorView } from '../../../preload/contract.ts';
import { countForProfiles } from '../../access-roles.ts';
import { useAppState, useBridge } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { type OnePress, onePressFor } from './one-press.ts';

/** How far it has come. */
type SetUpStage =
  | { readonly kind: 'offered' | 'busy' }
  | { readonly kind: 'refused'; readonly fault: ConfigFault }
  | {
      readonly kind: 'done';
      readonly count: number;
      readonly file: string;
      readonly profiles: readonly ProfileView[];
    };

export interface SetUp {
  readonly stage: SetUpStage;
  readonly roles: OnePress;
  readonly count: number;
  readonly go: () => void;
  readonly takeBack: () => void;
}

const choiceOf = ({ profiles }: AppState) => profiles.choice;
const favouriteCount = ({ favourites }: AppState) => favourites.length;

/** The one press: looks at what would change, and writes just that. */
export function useSetUp(): SetUp {
  const { run } = useBridge();
  const { sayError } = useToasts();
  const choice = useAppState(choiceOf);
  const all = useAppState(countForProfiles);
  const favourites = useAppState(favouriteCount);
  const [stage, setStage] = useState<SetUpStage>({ kind: 'offered' });
  const roles = onePressFor(all, favourites);

  async function go(): Promise<void> {
    if (roles === 'choose') return;
    setStage({ kind: 'busy' });
    const next = await setUp(run, { ...choice, roles });
    if ('code' in next) {
      sayError(next);
      setStage({ kind: 'offered' });
    } else setStage(next);
  }

  async function takeBack(): Promise<void> {
    const result = await run.undoProfiles();
    if (!result.ok) return sayError(result.error);
    setStage(result.value.kind === 'refused' ? result.value : { kind: 'offered' });
  }

  return {
    ...{ stage, roles, count: roles === 'favourites' ? favourites : all },
    ...{ go: () => void go(), takeBack: () => void takeBack() },
  };
}

async function setUp(run: Bridge['run'], choice: ProfileChoice): Promise<SetUpStage | ErrorView> {
  const request = { choice, adopt: [], rename: false };
  const looked = await run.previewProfiles(request);
  if (!looked.ok) return looked.error;
  const { fault, digest } = looked.value;
  if (fault !== undefined) return { kind: 'refused', fault };
  const result = await run.applyProfiles(request, digest);
  if (!result.ok) return result.error;
  const outcome = result.value;
  if (outcome.kind === 'refused') return outcome;
  // Somebody wrote between the two looks: the person presses again.
  if (outcome.kind === 'moved') return { kind: 'offered' };
  const { file, profiles } = outcome.preview;
  return { kind: 'done', count: profiles.length, file, profiles };
}
