import type { Clock } from '../clock.ts';
import { delay } from '../delay.ts';
import { AppError, isAppError } from '../errors.ts';
import type { DeviceAuthorization, Oidc, TokenAnswer } from './oidc.ts';
import type { Registrations } from './registrations.ts';
import type { Session } from './sessions.ts';
import { type SignInAttempt, takeToken } from './sign-in-attempt.ts';
import type { Registration } from './vault.ts';

export async function startDevice(
  session: Session,
  { oidc, registrations, clock }: DeviceDependencies,
  signal: AbortSignal,
): Promise<SignInAttempt> {
  const { registration, device } = await authorize(session, { oidc, registrations, clock }, signal);
  return {
    flow: 'device',
    link: device.verificationUriComplete,
    userCode: device.userCode,
    expiresAtMs: device.expiresAtMs,
    finished: poll(session, registration, device, oidc, clock, signal).then((answer) => ({
      token: takeToken(answer, registration, clock.now()),
      show: () => undefined,
    })),
    close: () => undefined,
  };
}

export interface DeviceDependencies {
  readonly oidc: Oidc;
  readonly registrations: Registrations;
  readonly clock: Clock;
}

/** A cached registration may have been forgotten by the service; a new one is made once. */
async function authorize(
  session: Session,
  { oidc, registrations }: DeviceDependencies,
  signal: AbortSignal,
): Promise<{ registration: Registration; device: DeviceAuthorization }> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const registration = await registrations.forFlow(session, 'device', signal);
    const device = await oidc.startDevice(session, registration, signal);
    if (device !== undefined) return { registration, device };
    await registrations.drop(session, registration);
  }
  throw new AppError('sign-in-failed', 'InvalidClientException');
}

const slowDownMs = 5000;

/** RFC 8628: at the given interval, 5 s slower after each slow_down, through network faults, until the code expires. */
async function poll(
  session: Session,
  registration: Registration,
  { deviceCode, expiresAtMs, intervalMs }: DeviceAuthorization,
  oidc: Oidc,
  clock: Clock,
  signal: AbortSignal,
): Promise<TokenAnswer> {
  let waitMs = intervalMs;
  while (clock.now() < expiresAtMs) {
    await delay(waitMs, signal);
    const answer = await oidc
      .createToken(session, registration, { kind: 'device', deviceCode }, signal)
      .catch((error: unknown) => {
        if (isAppError(error, 'offline', 'unavailable', 'bad-answer')) return { kind: 'pending' } as const;
        if (isAppError(error, 'throttled')) return { kind: 'slow-down' } as const;
        throw error;
      });
    if (answer.kind === 'slow-down') waitMs += slowDownMs;
    else if (answer.kind !== 'pending') return answer;
  }
  return { kind: 'expired' };
}
