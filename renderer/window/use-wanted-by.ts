import type { SessionView } from '../../preload/contract.ts';
import { useMessages, useTime } from './app-context.ts';

/** Which program waits for the sign-in, or was refused for want of it; empty: none. */
export function useWantedBy({ signInWantedBy, signInAwaitedUntilMs = 0 }: SessionView): string {
  const { status } = useMessages();
  const waiting = (now: number) => now < signInAwaitedUntilMs;
  return useTime(
    (now) => (waiting(now) ? 'second' : 'minute'),
    (now) => {
      if (signInWantedBy === undefined) return '';
      return waiting(now) ? status.waiting(signInWantedBy) : status.refused(signInWantedBy);
    },
  );
}
