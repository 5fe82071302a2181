import type { SignInFlow } from '../../preload/contract.ts';
import { AppError } from '../errors.ts';
import type { LoopbackOutcome } from './loopback-page.ts';
import type { TokenAnswer } from './oidc.ts';
import type { Registration, SessionToken } from './vault.ts';

/** One way to a token under way, whichever the flow. */
export interface SignInAttempt {
  readonly flow: SignInFlow;
  /** What the browser must open. */
  readonly link: string;
  readonly userCode: string | undefined;
  readonly expiresAtMs: number;
  readonly finished: Promise<{
    readonly token: SessionToken;
    readonly show: (outcome: LoopbackOutcome) => void;
  }>;
  close(): void;
}

/** As long as the AWS CLI waits. */
export const signInLimitMs = 10 * 60_000;

/** @throws AppError sign-in-refused, sign-in-expired, sign-in-failed */
export function takeToken(answer: TokenAnswer, registration: Registration, nowMs: number): SessionToken {
  switch (answer.kind) {
    case 'token': {
      const { accessToken, expiresAtMs, refreshToken } = answer;
      const renewal = refreshToken === undefined ? undefined : { refreshToken, registration };
      return { accessToken, issuedAtMs: nowMs, expiresAtMs, signedInAtMs: nowMs, renewal };
    }
    case 'refused':
      throw new AppError('sign-in-refused');
    case 'expired':
      throw new AppError('sign-in-expired');
    case 'rejected':
      throw new AppError('sign-in-failed', answer.reason.replace(/[^A-Za-z]/g, '').slice(0, 64));
    case 'invalid-client':
    case 'pending':
    case 'slow-down':
      throw new AppError('sign-in-failed', answer.kind);
  }
}
