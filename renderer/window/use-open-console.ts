import { useBridge, useMessages } from './app-context.ts';
import { useToasts } from './toasts.tsx';

/** `destination` as `openConsole` takes it; the home unless given. */
export function useOpenConsole(): (roleId: string, destination?: string) => void {
  const { run } = useBridge();
  const { follow } = useToasts();
  const { consoles } = useMessages();
  return (roleId, destination = '') =>
    follow(run.openConsole(roleId, destination), undefined, consoles.opening);
}
