import type { SessionView } from '../../preload/contract.ts';
import { useMessages, useTime } from './app-context.ts';

/** Which program waits for the sign-in, or was refused for want of it; empty: none. */
export function useWantedBy({ signInWantedBy, signInAwaitedUntilMs = 0 }: SessionView): string {
  const { status } = useMessages();
  const pace = useTime('minute', (now) => (now < signInAwaitedUntilMs ? 'second' : 'minute'));
  return useTime(pace, (now) => {
    if (signInWantedBy === undefined) return '';
    return now < signInAwaitedUntilMs ? status.waiting(signInWantedBy) : status.refused(signInWantedBy);
  });
}
