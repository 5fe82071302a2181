import type { SessionStatus } from '../../../preload/contract.ts';
import type { Messages } from '../../messages/messages.ts';

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
