import type { SessionStatus } from '../../../preload/contract.ts';
import type { Messages } from '../../messages/messages.ts';

/** The sign-in stands, though its access token may be late. */
export function isSignedIn(status: SessionStatus): boolean {
  return status.kind === 'signed-in' || status.kind === 'renewing';
}

export function statusWord(status: SessionStatus, texts: Messages['status']): string {
  switch (status.kind) {
    case 'signed-in':
      return texts.signedIn;
    case 'signed-out':
      return texts.signedOut;
    case 'signing-in':
      return texts.signingIn;
    case 'renewing':
      return texts.renewing;
    case 'sign-in-needed':
      return texts.signInNeeded;
    case 'unknown':
      return texts.unknown;
  }
}
