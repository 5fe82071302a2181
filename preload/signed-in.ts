import type { SessionView } from './contract.ts';

/** The sign-in stands, though its access token may be late. */
export function isSignedIn({ status }: Pick<SessionView, 'status'>): boolean {
  return status.kind === 'signed-in' || status.kind === 'renewing';
}
