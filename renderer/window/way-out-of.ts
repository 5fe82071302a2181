import type { ErrorView, View } from '../../preload/contract.ts';
import type { NetworkSetting } from './navigation.ts';

/** The one thing to do about a trouble. */
export type WayOut =
  | { readonly kind: 'sign-in' | 'refresh'; readonly sessionId: string }
  | { readonly kind: 'unlock-keychain' | 'keep-in-memory' }
  | { readonly kind: 'setting'; readonly name: NetworkSetting }
  | { readonly kind: 'go'; readonly view: Extract<View, 'browsers' | 'profiles' | 'sessions'> };

/**
 * Undefined: there is none, or it is to do the same again. `sessionId`: of the session that has the trouble; absent where
 * the error is the answer to a command.
 */
export function wayOutOf({ code, recovery, subject }: ErrorView, sessionId?: string): WayOut | undefined {
  switch (code) {
    case 'ca-bundle-unreadable':
    case 'tls-untrusted':
      return { kind: 'setting', name: 'caBundle' };
    case 'browser-missing':
      return { kind: 'go', view: 'browsers' };
    case 'profile-missing':
      return { kind: 'go', view: 'profiles' };
    case 'no-sessions':
      return { kind: 'go', view: 'sessions' };
    case 'keychain-unavailable':
      return { kind: 'keep-in-memory' };
    case 'sign-in-needed':
      return byRecovery('sign-in', sessionId ?? subject);
    default:
      return byRecovery(recovery, sessionId);
  }
}

function byRecovery(recovery: ErrorView['recovery'], sessionId: string | undefined): WayOut | undefined {
  switch (recovery) {
    case 'sign-in':
      return sessionId === undefined ? undefined : { kind: 'sign-in', sessionId };
    case 'retry':
      return sessionId === undefined ? undefined : { kind: 'refresh', sessionId };
    case 'unlock-keychain':
      return { kind: 'unlock-keychain' };
    case 'fix-input':
    case 'update':
    case 'none':
      return undefined;
  }
}
