import type { ErrorCode } from '../../preload/contract.ts';

export const exitCodes = {
  done: 0,
  unexpected: 1,
  usage: 2,
  signInNeeded: 3,
  refused: 4,
  unavailable: 5,
} as const;

/** What a script may tell apart. */
export function exitCodeOf(code: ErrorCode): number {
  return byCode[code];
}

const { unexpected, usage, signInNeeded, refused, unavailable } = exitCodes;

const byCode: Readonly<Record<ErrorCode, number>> = {
  'aws-config-unreadable': unexpected,
  'bad-answer': unavailable,
  'bad-request': usage,
  'browser-missing': usage,
  'ca-bundle-unreadable': usage,
  'chained-role-exists': usage,
  'chained-role-invalid': usage,
  'chained-role-loop': usage,
  'cli-token-unusable': signInNeeded,
  'clock-wrong': unexpected,
  'console-refused': refused,
  'data-newer': unexpected,
  'default-profile-wins': usage,
  'file-damaged': unexpected,
  'file-unwritable': unexpected,
  'keychain-damaged': signInNeeded,
  'keychain-locked': unavailable,
  'keychain-timeout': unavailable,
  'keychain-unavailable': unavailable,
  'link-refused': refused,
  'loopback-unavailable': unavailable,
  'no-sessions': usage,
  'no-window': unavailable,
  offline: unavailable,
  'region-unknown': usage,
  'region-wrong': usage,
  'role-inexact': usage,
  'role-not-assigned': refused,
  'role-refused': refused,
  'role-unknown': usage,
  'session-ambiguous': usage,
  'session-exists': usage,
  'session-name-invalid': usage,
  'session-unknown': usage,
  'setting-invalid': usage,
  'setting-unknown': usage,
  'sign-in-cancelled': signInNeeded,
  'sign-in-expired': signInNeeded,
  'sign-in-failed': signInNeeded,
  'sign-in-needed': signInNeeded,
  'sign-in-refused': signInNeeded,
  'start-url-invalid': usage,
  'start-url-leads-elsewhere': usage,
  'start-url-not-https': usage,
  'start-url-not-portal': usage,
  'start-url-unknown-host': usage,
  stopping: unavailable,
  throttled: unavailable,
  'tls-untrusted': unavailable,
  unavailable,
  unexpected,
  'usage-wrong': usage,
};
