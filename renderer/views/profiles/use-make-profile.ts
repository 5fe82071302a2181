import type { ProfilesPreview, ProfilesRequest } from '../../../preload/aws-profiles.ts';
import type { AppState } from '../../../preload/contract.ts';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useToasts } from '../../window/toasts.tsx';

const choiceOf = ({ profiles }: AppState) => profiles.choice;
const chosenOf = ({ profiles }: AppState) => profiles.chosen;

/** A profile for this role by one press; where anything else would change too, a person looks first. */
export function useMakeProfile(roleId: string): () => Promise<void> {
  const { run } = useBridge();
  const { say, sayError } = useToasts();
  const { go } = useNavigation();
  const { profiles: texts } = useMessages();
  const choice = useAppState(choiceOf);
  const chosen = useAppState(chosenOf);

  return async () => {
    // Who has chosen nothing yet wants no more than this.
    const before = chosen ? choice : ({ ...choice, roles: 'none' } as const);
    const picked = [...before.picked, roleId];
    const request: ProfilesRequest = { choice: { ...before, picked }, adopt: [], rename: false };
    const looked = await run.previewProfiles(request);
    if (!looked.ok) return sayError(looked.error);
    if (!isForAlone(looked.value, roleId)) return go('profiles');
    const result = await run.applyProfiles(request, looked.value.digest);
    if (!result.ok) return sayError(result.error);
    if (result.value.kind !== 'written') return go('profiles');
    const made = result.value.preview.profiles.find((one) => one.roleId === roleId);
    say(texts.made(made?.name ?? ''));
  };
}

function isForAlone({ fault, profiles }: ProfilesPreview, roleId: string): boolean {
  const changing = profiles.filter(({ change }) => change !== 'none' && change !== 'stay');
  const own = changing.filter((one) => one.roleId === roleId && one.change === 'add');
  return fault === undefined && own.length > 0 && own.length === changing.length;
}
