import { useAppState, useBridge } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';

export function useToggleFavourite(): (roleId: string) => void {
  const { run } = useBridge();
  const { follow } = useToasts();
  const favourites = useAppState((state) => state.favourites);
  return (roleId) => follow(run.setFavourite(roleId, !favourites.includes(roleId)));
}
