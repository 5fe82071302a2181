import type { ErrorCode, ErrorView, View } from '../../preload/contract.ts';
import type { NetworkSetting } from './navigation.ts';

/** The one thing to do about a trouble. */
export type WayOut =
  | { readonly kind: 'sign-in' | 'refresh'; readonly sessionId: string }
  | { readonly kind: 'unlock-keychain' | 'keep-in-memory' }
  | { readonly kind: 'setting'; readonly name: NetworkSetting }
  | {
      readonly kind: 'go';
      readonly view: Extract<View, 'browsers' | 'profiles' | 'rules' | 'sessions' | 'settings'>;
    };

const caBundle: WayOut = { kind: 'setting', name: 'caBundle' };

/** Where the code says more than its recovery. */
const byCode: Readonly<Partial<Record<ErrorCode, WayOut>>> = {
  'browser-missing': { kind: 'go', view: 'browsers' },
  'ca-bundle-unreadable': caBundle,
  'keychain-unavailable': { kind: 'keep-in-memory' },
  'no-sessions': { kind: 'go', view: 'sessions' },
  'profile-missing': { kind: 'go', view: 'profiles' },
  'tls-untrusted': caBundle,
};

/**
 * Undefined: there is none, or it is to do the same again. `sessionId`: of the session that has the trouble; absent where
 * the error is the answer to a command.
 */
export function wayOutOf({ code, recovery, subject }: ErrorView, sessionId?: string): WayOut | undefined {
  const wanted = code === 'sign-in-needed' ? subject : undefined;
  return byCode[code] ?? byRecovery(recovery, sessionId ?? wanted);
}

/** Of what keeps somebody from a new portal: nothing was ever reached, so a proxy may be missing. */
export function wayToPortal(error: ErrorView): WayOut | undefined {
  return error.code === 'offline' ? { kind: 'setting', name: 'proxy' } : wayOutOf(error);
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
