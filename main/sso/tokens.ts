import type { SessionStatus } from '../../preload/contract.ts';
import { isUnreachable } from '../keychain/unreachable.ts';
import type { Clock } from '../clock.ts';
import { AppError, isAppError } from '../errors.ts';
import { singleFlight } from '../single-flight.ts';
import type { Oidc, TokenAnswer } from './oidc.ts';
import type { Sessions } from './sessions.ts';
import type { EndedSignIn } from './sign-in-lengths.ts';
import { renewAheadMs, statusOf } from './token-status.ts';
import { noSecrets, type SessionSecrets, type SessionToken, type Vault } from './vault.ts';

/**
 * Invariants:
 * - one renewal per session at a time, however many ask;
 * - a new token is in the keychain before anyone gets it, for the old refresh token is dead from then on;
 * - what a sign-in or sign-out changed, a renewal that began before it never overwrites;
 * - only an answer of Identity Center itself ends a session: no fault of network, service or keychain does.
 */
export interface Tokens {
  /** Valid for a minute at least where that can be had. @throws AppError sign-in-needed, or the fault that stood in the way */
  access(sessionId: string): Promise<string>;
  /**
   * Another access token than the one AWS refused. Undefined: there is none, and asking again so soon would not help.
   *
   * @throws AppError sign-in-needed, or the fault that stood in the way
   */
  replace(sessionId: string, refused: string): Promise<string | undefined>;
  /** AWS refuses even the newest: only a new sign-in helps. */
  end(sessionId: string, refused: string): Promise<void>;
  /** After a sign-in. */
  adopt(sessionId: string, token: SessionToken): Promise<void>;
  /**
   * Removes all secrets of the session and gives back the access token to log out with. `mayLeave`: a keychain that cannot be
   * reached keeps what it may hold until it can.
   */
  forget(sessionId: string, mayLeave?: boolean): Promise<string | undefined>;
  /** Renews if it is time to; faults are kept to itself while the token is valid. */
  keepFresh(sessionId: string): Promise<void>;
  secrets(sessionId: string): Promise<SessionSecrets>;
  status(sessionId: string): Promise<SessionStatus>;
  /** With an access token that is valid now. False too where the keychain does not tell. */
  isSignedIn(sessionId: string): Promise<boolean>;
  onChange(listener: (sessionId: string) => void): () => void;
  /** Identity Center would not prolong a sign-in, which is how its end is told; what is left of its token is used up yet. */
  onRefusal(listener: (sessionId: string, ended: EndedSignIn) => void): () => void;
}

/** A token this young is as good as AWS gives: a refusal is then about the role, not the token. */
const youngMs = 60_000;
/** Below this, waiting for a new token beats handing out the old one. */
const tooLateMs = (token: SessionToken) => Math.min(60_000, renewAheadMs(token) / 2);

export function createTokens(sessions: Sessions, vault: Vault, oidc: Oidc, clock: Clock): Tokens {
  const epochs = new Map<string, number>();
  const renewing = singleFlight<SessionToken>();
  const listeners = new Set<(sessionId: string) => void>();
  const refusalListeners = new Set<(sessionId: string, ended: EndedSignIn) => void>();

  const epochOf = (sessionId: string) => epochs.get(sessionId) ?? 0;
  const signInNeeded = (sessionId: string) => new AppError('sign-in-needed', sessionId);

  function changed(sessionId: string): void {
    for (const listener of listeners) listener(sessionId);
  }

  async function save(sessionId: string, secrets: SessionSecrets): Promise<void> {
    await vault.save(sessionId, secrets);
    changed(sessionId);
  }

  const renew = (sessionId: string) => renewing(sessionId, () => renewOnce(sessionId));

  async function renewOnce(sessionId: string): Promise<SessionToken> {
    const epoch = epochOf(sessionId);
    const before = await vault.load(sessionId);
    // Read again: it proves that the keychain will take the new token, and another process may have renewed.
    const secrets = await vault.reload(sessionId);
    const { token } = secrets;
    if (token === undefined) throw signInNeeded(sessionId);
    if (token.accessToken !== before.token?.accessToken && remaining(token) > renewAheadMs(token))
      return token;
    if (token.renewal === undefined || token.renewal.registration.expiresAtMs <= clock.now())
      return lastDays(sessionId, secrets, token);
    const { registration, refreshToken } = token.renewal;
    const answer = await oidc.createToken(sessions.get(sessionId), registration, {
      kind: 'refresh',
      refreshToken,
    });
    if (epochOf(sessionId) !== epoch) throw signInNeeded(sessionId);
    if (answer.kind !== 'token') return refused(sessionId, token, answer);
    const renewal = { refreshToken: answer.refreshToken ?? refreshToken, registration };
    const { accessToken, issuedAtMs, expiresAtMs } = answer;
    const next = { ...token, accessToken, issuedAtMs, expiresAtMs, renewal };
    await store(sessionId, { ...secrets, token: next, endedAtMs: undefined });
    return next;
  }

  /** The old refresh token is spent, so a keychain that fails just now must not cost the session: memory keeps it. */
  async function store(sessionId: string, secrets: SessionSecrets): Promise<void> {
    try {
      await vault.save(sessionId, secrets);
    } catch {
      vault.keepUnsaved(sessionId, secrets);
    }
    changed(sessionId);
  }

  async function refused(sessionId: string, tried: SessionToken, answer: TokenAnswer): Promise<SessionToken> {
    if (answer.kind === 'pending' || answer.kind === 'slow-down') throw new AppError('throttled');
    const secrets = await vault.reload(sessionId);
    const { token } = secrets;
    if (token === undefined) throw signInNeeded(sessionId);
    const overtaken = token.renewal?.refreshToken !== tried.renewal?.refreshToken;
    if (overtaken && remaining(token) > tooLateMs(token)) return token;
    if (!overtaken && answer.kind !== 'invalid-client') tellRefusal(sessionId, token);
    return lastDays(sessionId, secrets, token);
  }

  function tellRefusal(sessionId: string, { signedInAtMs, issuedAtMs }: SessionToken): void {
    const ended = { signedInAtMs, renewedAtMs: issuedAtMs, refusedAtMs: clock.now() };
    for (const listener of refusalListeners) listener(sessionId, ended);
  }

  /** The sign-in cannot be prolonged; what is left of the access token may still be used up. */
  async function lastDays(
    sessionId: string,
    secrets: SessionSecrets,
    token: SessionToken,
  ): Promise<SessionToken> {
    if (remaining(token) <= 0) {
      await finish(sessionId, secrets);
      throw signInNeeded(sessionId);
    }
    const last = { ...token, renewal: undefined };
    if (token.renewal !== undefined) await save(sessionId, { ...secrets, token: last });
    return last;
  }

  async function finish(sessionId: string, secrets: SessionSecrets): Promise<void> {
    await save(sessionId, { ...secrets, token: undefined, endedAtMs: clock.now() });
  }

  const remaining = (token: SessionToken) => token.expiresAtMs - clock.now();

  async function current(sessionId: string): Promise<SessionToken> {
    const { token } = await vault.load(sessionId);
    if (token === undefined) throw signInNeeded(sessionId);
    return token;
  }

  return {
    secrets: (sessionId) => vault.load(sessionId),
    async status(sessionId) {
      const load = vault.load(sessionId).catch((error: unknown) => {
        if (sessions.get(sessionId).neverSignedIn === true) return noSecrets;
        throw error;
      });
      return statusOf(await load, clock.now());
    },
    isSignedIn: (sessionId) =>
      vault.load(sessionId).then(
        ({ token }) => token !== undefined && remaining(token) > 0,
        () => false,
      ),
    async access(sessionId) {
      const token = await current(sessionId);
      if (remaining(token) > renewAheadMs(token)) return token.accessToken;
      if (remaining(token) > tooLateMs(token)) {
        if (token.renewal !== undefined) void renew(sessionId).catch(() => undefined);
        return token.accessToken;
      }
      try {
        return (await renew(sessionId)).accessToken;
      } catch (error) {
        if (remaining(token) <= 0 || isAppError(error, 'sign-in-needed')) throw error;
        return token.accessToken;
      }
    },
    async replace(sessionId, refusedToken) {
      const token = await current(sessionId);
      if (token.accessToken !== refusedToken) return token.accessToken;
      if (clock.now() - token.issuedAtMs < youngMs) return undefined;
      const next = await renew(sessionId);
      return next.accessToken === refusedToken ? undefined : next.accessToken;
    },
    async end(sessionId, refusedToken) {
      const secrets = await vault.load(sessionId);
      if (secrets.token?.accessToken !== refusedToken) return;
      await finish(sessionId, secrets);
    },
    async adopt(sessionId, token) {
      epochs.set(sessionId, epochOf(sessionId) + 1);
      const { registrations } = await vault.loadToReplace(sessionId);
      await sessions.noteSignIn(sessionId);
      await save(sessionId, { registrations, token, endedAtMs: undefined });
    },
    async forget(sessionId, mayLeave = false) {
      epochs.set(sessionId, epochOf(sessionId) + 1);
      const accessToken = await vault.load(sessionId).then(
        (secrets) => secrets.token?.accessToken,
        () => undefined,
      );
      await vault.remove(sessionId).catch((error: unknown) => {
        if (!mayLeave || !isUnreachable(error)) throw error;
        return vault.leave(sessionId);
      });
      changed(sessionId);
      return accessToken;
    },
    async keepFresh(sessionId) {
      const { token } = await vault.load(sessionId);
      if (token === undefined || remaining(token) > renewAheadMs(token)) return;
      if (token.renewal === undefined && remaining(token) > 0) return;
      await renew(sessionId);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onRefusal(listener) {
      refusalListeners.add(listener);
      return () => void refusalListeners.delete(listener);
    },
  };
}
