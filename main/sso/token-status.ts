import type { SessionStatus } from '../../preload/contract.ts';
import type { SessionSecrets, SessionToken } from './vault.ts';

/**
 * How long before its end a token is renewed: the AWS clients' own advisory window, for a token handed to one of them with
 * less left would make it ask again at once. A token that lives shorter has a shorter one, or it would be renewed for ever.
 */
export function renewAheadMs({
  issuedAtMs,
  expiresAtMs,
}: Pick<SessionToken, 'issuedAtMs' | 'expiresAtMs'>): number {
  return Math.min(15 * 60_000, Math.floor(Math.max(0, expiresAtMs - issuedAtMs) / 3));
}

/** "Signed in" is said only of a token that is valid now. */
export function statusOf({ token, endedAtMs }: SessionSecrets, nowMs: number): SessionStatus {
  if (token !== undefined) {
    const { signedInAtMs, expiresAtMs, renewal } = token;
    if (expiresAtMs > nowMs)
      return {
        kind: 'signed-in',
        signedInAtMs,
        tokenExpiresAtMs: expiresAtMs,
        renewable: renewal !== undefined,
      };
    return renewal === undefined
      ? { kind: 'sign-in-needed', sinceMs: expiresAtMs }
      : { kind: 'renewing', signedInAtMs, sinceMs: expiresAtMs };
  }
  return endedAtMs === undefined ? { kind: 'signed-out' } : { kind: 'sign-in-needed', sinceMs: endedAtMs };
}

/**
 * When to look at this session again; undefined: never by itself. The share (0 to 1) spreads the renewals of many
 * machines that were started at nine o'clock. Never within a minute of the last renewal, however short-lived the token.
 */
export function dueAtMs({ token }: SessionSecrets, share: number): number | undefined {
  if (token === undefined) return undefined;
  if (token.renewal === undefined) return token.expiresAtMs;
  const aheadMs = renewAheadMs(token);
  const youngestMs = token.issuedAtMs + 60_000;
  return Math.max(youngestMs, Math.ceil(token.expiresAtMs - aheadMs + share * (aheadMs / 3)));
}
