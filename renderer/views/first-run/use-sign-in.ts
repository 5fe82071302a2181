import type { SignInFlow } from '../../../preload/contract.ts';
import { useBridge } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';

/** Begins a sign-in; one that is pending by another flow makes room, or the new one would only join it. */
export function useSignIn(): (sessionId: string, flow: SignInFlow | 'usual') => void {
  const { run } = useBridge();
  const { follow } = useToasts();
  return (sessionId, flow) => {
    const ready = flow === 'device' ? run.cancelSignIn(sessionId) : Promise.resolve();
    follow(ready.then(() => run.signIn(sessionId, flow)));
  };
}
