import type { Offer } from '../../preload/contract.ts';
import { useAppState, useBridge } from './app-context.ts';
import { useToasts } from './toasts.tsx';

export function useDismissed(offer: Offer): readonly [boolean, () => void] {
  const bridge = useBridge();
  const { follow } = useToasts();
  const dismissed = useAppState(({ desktop }) => desktop?.dismissed.includes(offer) === true);
  return [dismissed, () => follow(bridge.run.dismissOffer(offer))];
}
