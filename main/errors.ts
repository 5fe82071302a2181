import type { ErrorCode, ErrorView, Recovery } from '../preload/contract.ts';

const recoveries: Readonly<Record<ErrorCode, Recovery>> = {
  'account-without-role': 'none',
  'app-passing': 'none',
  'aws-config-unreadable': 'none',
  'bad-answer': 'retry',
  'bad-request': 'fix-input',
  'browser-busy': 'retry',
  'browser-missing': 'fix-input',
  'ca-bundle-unreadable': 'fix-input',
  'chained-role-exists': 'fix-input',
  'chained-role-invalid': 'fix-input',
  'chained-role-loop': 'fix-input',
  'cli-token-unusable': 'sign-in',
  'client-passing': 'none',
  'client-unquotable': 'none',
  'clipboard-changed': 'retry',
  'clipboard-unfocused': 'retry',
  'clock-wrong': 'none',
  'console-refused': 'retry',
  'data-newer': 'update',
  declined: 'none',
  'default-profile-wins': 'fix-input',
  'file-damaged': 'none',
  'file-unreadable': 'fix-input',
  'file-unwritable': 'none',
  'folder-not-private': 'none',
  'keychain-damaged': 'sign-in',
  'keychain-locked': 'unlock-keychain',
  'keychain-timeout': 'unlock-keychain',
  'keychain-unavailable': 'unlock-keychain',
  'link-refused': 'none',
  'link-secret': 'fix-input',
  'link-unshareable': 'none',
  'login-item-unapproved': 'none',
  'loopback-unavailable': 'sign-in',
  'no-sessions': 'fix-input',
  'no-window': 'none',
  offline: 'retry',
  'profile-choice-invalid': 'fix-input',
  'profile-missing': 'fix-input',
  'profile-not-adoptable': 'fix-input',
  'profiles-left': 'none',
  'region-unknown': 'fix-input',
  'region-wrong': 'fix-input',
  'role-inexact': 'fix-input',
  'role-not-assigned': 'none',
  'role-refused': 'none',
  'role-unknown': 'fix-input',
  'service-unknown': 'fix-input',
  'session-ambiguous': 'fix-input',
  'session-exists': 'fix-input',
  'session-name-invalid': 'fix-input',
  'session-unknown': 'fix-input',
  'setting-invalid': 'fix-input',
  'setting-unknown': 'fix-input',
  'sign-in-cancelled': 'sign-in',
  'sign-in-expired': 'sign-in',
  'sign-in-failed': 'sign-in',
  'sign-in-needed': 'sign-in',
  'sign-in-refused': 'sign-in',
  'start-url-console': 'fix-input',
  'start-url-invalid': 'fix-input',
  'start-url-leads-elsewhere': 'fix-input',
  'start-url-not-https': 'fix-input',
  'start-url-not-portal': 'fix-input',
  'start-url-unknown-host': 'fix-input',
  stopping: 'retry',
  throttled: 'retry',
  'tls-untrusted': 'none',
  unanswered: 'retry',
  unavailable: 'retry',
  unexpected: 'none',
  'usage-wrong': 'fix-input',
};

/**
 * The one error thrown on purpose. Its text is its code: what a person reads comes from error-messages.ts,
 * so no upstream text, and with it no secret, travels inside an error.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly recovery: Recovery;
  readonly subject: string | undefined;

  constructor(code: ErrorCode, subject?: string) {
    super(code);
    this.code = code;
    this.recovery = recoveries[code];
    this.subject = subject;
  }

  view(): ErrorView {
    return {
      code: this.code,
      recovery: this.recovery,
      ...(this.subject === undefined ? {} : { subject: this.subject }),
    };
  }
}

export function isAppError(error: unknown, ...codes: readonly ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
}
