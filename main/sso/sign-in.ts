import type { SessionStatus, SignInFlow } from '../../preload/contract.ts';
import { AppError, isAppError } from '../errors.ts';
import { singleFlight } from '../single-flight.ts';
import { type DeviceDependencies, startDevice } from './device.ts';
import { judgeSignInLink } from './hosts.ts';
import { type PkceDependencies, startPkce } from './pkce.ts';
import type { Session } from './sessions.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';
import type { Tokens } from './tokens.ts';

/** A sign-in that waits for a person. One per session: whoever asks again gets the same. */
export interface PendingSignIn {
  readonly sessionId: string;
  readonly flow: SignInFlow;
  /** To be opened in any browser of this machine (device code: of any machine); not secret, but personal. */
  readonly link: string;
  /** Not among the addresses a sign-in can have, so a person must agree to this host before it is opened. */
  readonly askAboutHost: string | undefined;
  readonly userCode: string | undefined;
  readonly expiresAtMs: number;
  /** @throws AppError sign-in-cancelled, -refused, -expired, -failed, keychain-…, or the fault that stood in the way */
  readonly done: Promise<void>;
  cancel(): void;
}

export interface SignIns {
  /** @throws AppError link-refused, region-wrong, loopback-unavailable, keychain-…, offline, … */
  start(session: Session, flow: SignInFlow): Promise<PendingSignIn>;
  pending(sessionId: string): PendingSignIn | undefined;
  /** At any time, before its link is known too. */
  cancel(sessionId: string): void;
  cancelAll(): void;
  /** `error` is undefined after a sign-in that succeeded. */
  onEnd(listener: (signIn: PendingSignIn, error: unknown) => void): () => void;
  onChange(listener: (sessionId: string) => void): () => void;
}

export interface SignInDependencies extends PkceDependencies, DeviceDependencies {
  readonly tokens: Tokens;
}

export function createSignIns(dependencies: SignInDependencies): SignIns {
  const pending = new Map<string, PendingSignIn>();
  const starting = singleFlight<PendingSignIn>();
  const controllers = new Map<string, AbortController>();
  const listeners = new Set<(sessionId: string) => void>();
  const endListeners = new Set<(signIn: PendingSignIn, error: unknown) => void>();

  function changed(sessionId: string): void {
    for (const listener of listeners) listener(sessionId);
  }

  async function begin(session: Session, flow: SignInFlow): Promise<PendingSignIn> {
    const controller = new AbortController();
    controllers.set(session.id, controller);
    try {
      const start = flow === 'pkce' ? startPkce : startDevice;
      const attempt = await start(session, dependencies, controller.signal);
      return announce(session, attempt, controller);
    } catch (error) {
      controllers.delete(session.id);
      throw reasonOf(controller, error);
    }
  }

  function announce(session: Session, attempt: SignInAttempt, controller: AbortController): PendingSignIn {
    const verdict = judgeSignInLink(attempt.link, session);
    const done = complete(session, attempt, controller);
    const forget = (error?: unknown) => {
      controllers.delete(session.id);
      const signIn = pending.get(session.id);
      if (signIn === undefined) return;
      pending.delete(session.id);
      changed(session.id);
      for (const listener of endListeners) listener(signIn, error);
    };
    done.then(() => forget(), forget);
    if (verdict.kind === 'refuse') {
      const refusal = new AppError('link-refused', verdict.host);
      controller.abort(refusal);
      throw refusal;
    }
    const { flow, userCode, expiresAtMs } = attempt;
    // As it was judged: another program may read an odd spelling otherwise.
    const link = verdict.url;
    const askAboutHost = verdict.kind === 'ask' ? verdict.host : undefined;
    const cancel = () => controller.abort(new AppError('sign-in-cancelled'));
    const signIn = { sessionId: session.id, flow, link, askAboutHost, userCode, expiresAtMs, done, cancel };
    pending.set(session.id, signIn);
    changed(session.id);
    return signIn;
  }

  async function complete(
    session: Session,
    attempt: SignInAttempt,
    controller: AbortController,
  ): Promise<void> {
    const lateMs = Math.max(0, attempt.expiresAtMs - dependencies.clock.now());
    const timer = setTimeout(() => controller.abort(new AppError('sign-in-expired')), lateMs);
    try {
      const { token, show } = await attempt.finished;
      await dependencies.tokens.adopt(session.id, token).catch((error: unknown) => {
        show('failed');
        throw error;
      });
      show('signed-in');
    } catch (error) {
      throw reasonOf(controller, error);
    } finally {
      clearTimeout(timer);
      attempt.close();
    }
  }

  function cancel(sessionId: string): void {
    controllers.get(sessionId)?.abort(new AppError('sign-in-cancelled'));
  }

  return {
    async start(session, flow) {
      return pending.get(session.id) ?? starting(session.id, () => begin(session, flow));
    },
    pending: (sessionId) => pending.get(sessionId),
    cancel,
    cancelAll() {
      for (const sessionId of controllers.keys()) cancel(sessionId);
    },
    onEnd(listener) {
      endListeners.add(listener);
      return () => void endListeners.delete(listener);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What ended it matters, not which call noticed. */
function reasonOf(controller: AbortController, error: unknown): unknown {
  return isAppError(controller.signal.reason) ? controller.signal.reason : error;
}

export function pendingStatus({ flow, link, userCode, expiresAtMs }: PendingSignIn): SessionStatus {
  return { kind: 'signing-in', flow, link, expiresAtMs, ...(userCode === undefined ? {} : { userCode }) };
}
