import { AppError, isAppError } from '../errors.ts';
import { classifyFault } from '../sso/faults.ts';
import { longestSeconds } from './chained-role.ts';

/** How often what passes by itself has been waited for. */
export interface Patience {
  readonly faults: number;
  readonly throttles: number;
}

export type StsMove =
  | { readonly kind: 'wait'; readonly ms: number; readonly patience: Patience }
  /** The role allows no such duration; an hour is always allowed. */
  | { readonly kind: 'shorten' }
  | { readonly kind: 'base-expired' }
  | { readonly kind: 'give-up'; readonly error: unknown };

export interface StsCall {
  readonly subject: string;
  readonly durationSeconds: number;
  readonly host: string;
  /** As learned also from the answer that failed. */
  readonly skewMs: number;
}

/** What to do after a failed AssumeRole. */
export function stsMove(error: unknown, call: StsCall, patience: Patience): StsMove {
  const fault = classifyFault(error);
  switch (fault.kind) {
    case 'throttled':
      return afterThrottle(patience, fault.retryAfterMs);
    case 'rejected':
      return afterRejection(error, fault, call, patience);
    case 'offline':
    case 'unavailable':
    case 'bad-answer':
      return soonOr(new AppError(fault.kind, call.host), patience);
    case 'tls':
      return giveUp(new AppError('tls-untrusted', call.host));
    case 'cancelled':
    case 'unknown':
      return isAppError(error, 'bad-answer') ? soonOr(error, patience) : giveUp(error);
  }
}

const faultWaitsMs = [100, 700];
/** Together below the 50 s that a tool waits for its credentials. */
const throttleWaitsMs = [500, 1000, 2000, 4000, 8000, 8000, 8000];

function afterRejection(
  error: unknown,
  { name, status }: { readonly name: string; readonly status: number },
  { subject, durationSeconds, host, skewMs }: StsCall,
  patience: Patience,
): StsMove {
  if (/^(?:Throttling|ThrottlingException|RequestLimitExceeded|TooManyRequestsException)$/.test(name))
    return afterThrottle(patience, undefined);
  if (/^ExpiredToken(?:Exception)?$/.test(name)) return { kind: 'base-expired' };
  if (name === 'ValidationError') {
    if (durationSeconds !== longestSeconds && isAboutDuration(error)) return { kind: 'shorten' };
    return giveUp(new AppError('chained-role-invalid'));
  }
  // Signed at a time that AWS calls wrong: its answer has just told the clock the right one.
  if (name === 'SignatureDoesNotMatch' || name === 'RequestExpired')
    return soonOr(signedTooFarOff(skewMs) ?? new AppError('bad-answer', host), patience);
  return giveUp(status === 403 ? new AppError('role-refused', subject) : new AppError('bad-answer', host));
}

/** Read, never passed on. */
function isAboutDuration(error: unknown): boolean {
  return error instanceof Error && /durationSeconds/i.test(error.message);
}

/** STS takes signatures that are up to five minutes off. */
function signedTooFarOff(skewMs: number): AppError | undefined {
  const minutes = Math.round(skewMs / 60_000);
  return Math.abs(minutes) < 5 ? undefined : new AppError('clock-wrong', String(minutes));
}

function soonOr(error: AppError, { faults, throttles }: Patience): StsMove {
  const ms = faultWaitsMs[faults];
  return ms === undefined ? giveUp(error) : wait(ms, { faults: faults + 1, throttles });
}

function afterThrottle({ faults, throttles }: Patience, retryAfterMs: number | undefined): StsMove {
  const ms = throttleWaitsMs[throttles];
  if (ms === undefined) return giveUp(new AppError('throttled'));
  return wait(Math.max(ms, retryAfterMs ?? 0), { faults, throttles: throttles + 1 });
}

/** Spread, so that what was refused together does not come back together. */
function wait(ms: number, patience: Patience): StsMove {
  return { kind: 'wait', ms: ms * (0.75 + Math.random() / 2), patience };
}

function giveUp(error: unknown): StsMove {
  return { kind: 'give-up', error };
}
