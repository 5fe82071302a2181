import { Button } from '../components/button.tsx';
import type { Messages } from '../messages/messages.ts';
import type { WayOut } from './way-out-of.ts';
import { useBridge, useMessages } from './app-context.ts';
import { useNavigation } from './navigation.ts';
import { useToasts } from './toasts.tsx';

interface WayOutButtonProps {
  /** Undefined: there is none, and no button. */
  readonly way: WayOut | undefined;
  readonly onTaken?: () => void;
}

/** What one does about a trouble, beside the sentence that says it. */
export function WayOutButton({ way, onTaken }: WayOutButtonProps) {
  const { common } = useMessages();
  const take = useTakeWayOut();
  if (way === undefined) return null;
  return (
    <Button
      onClick={() => {
        onTaken?.();
        take(way);
      }}
    >
      {label(way, common)}
    </Button>
  );
}

function label(way: WayOut, { retry, signIn, unlock, wayOut }: Messages['common']): string {
  switch (way.kind) {
    case 'sign-in':
      return signIn;
    case 'refresh':
      return retry;
    case 'unlock-keychain':
      return unlock;
    case 'keep-in-memory':
      return wayOut.keepInMemory;
    case 'setting':
      return wayOut.settings;
    case 'go':
      return wayOut[way.view];
  }
}

function useTakeWayOut(): (way: WayOut) => void {
  const { run } = useBridge();
  const { follow } = useToasts();
  const { go } = useNavigation();
  return (way) => {
    switch (way.kind) {
      case 'sign-in':
        return follow(run.signIn(way.sessionId, 'usual'));
      case 'refresh':
        return follow(run.refreshRoles(way.sessionId));
      case 'unlock-keychain':
        return follow(run.unlockKeychain());
      case 'keep-in-memory':
        return follow(run.saveSettings({ keychain: 'memory' }));
      case 'setting':
        return go('settings', way.name);
      case 'go':
        return go(way.view);
    }
  };
}
