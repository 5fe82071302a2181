import type { SessionView } from './contract.ts';

/** The sign-in stands, though its access token may be late. */
export function isSignedIn({ status }: Pick<SessionView, 'status'>): boolean {
  return status.kind === 'signed-in' || status.kind === 'renewing';
}

/** Nothing new is to be had of its roles before somebody signs in, and nobody is about to. */
export function needsSignIn({ status }: Pick<SessionView, 'status'>): boolean {
  return !isSignedIn({ status }) && status.kind !== 'signing-in';
}
