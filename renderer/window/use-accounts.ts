import { useMemo } from 'react';
import type { AccountView, AppState } from '../../preload/contract.ts';
import { useAppState } from './app-context.ts';

const sessionsOf = (state: AppState) => state.sessions;

/** Every account once, whatever number of sign-ins lead to it. */
export function useAccounts(): readonly AccountView[] {
  const sessions = useAppState(sessionsOf);
  return useMemo(
    () => [...new Map(sessions.flatMap(({ accounts }) => accounts).map((one) => [one.id, one])).values()],
    [sessions],
  );
}
