import type { Clock } from './clock.ts';
import { randomUserCode } from './issued.ts';
import type { Issuer } from './issued.ts';
import type { PortalSession } from './portal-sessions.ts';

export interface DeviceAuthorization {
  readonly clientId: string;
  readonly clientName: string;
  readonly userCode: string;
  readonly deviceCode: string;
  readonly expiresAtMs: number;
}

type Poll =
  | { readonly kind: 'approved'; readonly session: PortalSession }
  | { readonly kind: 'pending' | 'too-fast' | 'expired' | 'refused' | 'unknown' };

export interface DeviceCodes {
  readonly start: (clientId: string, clientName: string) => DeviceAuthorization;
  readonly poll: (deviceCode: string, clientId: string) => Poll;
  /** `undefined` when unknown, expired or answered; case and dash do not matter. */
  readonly waiting: (userCode: string) => DeviceAuthorization | undefined;
  readonly answer: (authorization: DeviceAuthorization, answer: PortalSession | 'refused') => void;
}

export const deviceCodeLifeMs = 600_000;
/** RFC 8628 section 3.5: each slow_down makes the interval five seconds longer for good. */
const slowDownMs = 5000;
/** Timers of clients may fire a little early. */
const toleranceMs = 100;

interface Entry extends DeviceAuthorization {
  answer: PortalSession | 'refused' | 'waiting';
  intervalMs: number;
  nextPollAtMs: number;
}

export function createDeviceCodes(pollSeconds: number, clock: Clock, issuer: Issuer): DeviceCodes {
  const byDeviceCode = new Map<string, Entry>();
  const byUserCode = new Map<string, Entry>();
  return {
    start(clientId, clientName) {
      const entry: Entry = {
        clientId,
        clientName,
        userCode: randomUserCode(),
        deviceCode: issuer.deviceCode(),
        expiresAtMs: clock.nowMs() + deviceCodeLifeMs,
        answer: 'waiting',
        intervalMs: pollSeconds * 1000,
        nextPollAtMs: 0,
      };
      byDeviceCode.set(entry.deviceCode, entry);
      byUserCode.set(entry.userCode, entry);
      return entry;
    },
    poll(deviceCode, clientId) {
      const entry = byDeviceCode.get(deviceCode);
      if (entry === undefined || entry.clientId !== clientId) return { kind: 'unknown' };
      if (clock.nowMs() >= entry.expiresAtMs) return { kind: 'expired' };
      if (isTooFast(entry, clock.nowMs())) return { kind: 'too-fast' };
      if (entry.answer === 'waiting') return { kind: 'pending' };
      byDeviceCode.delete(deviceCode);
      return entry.answer === 'refused' ? { kind: 'refused' } : { kind: 'approved', session: entry.answer };
    },
    waiting(userCode) {
      const entry = byUserCode.get(normalUserCode(userCode));
      if (entry === undefined || clock.nowMs() >= entry.expiresAtMs) return undefined;
      return entry;
    },
    answer(authorization, answer) {
      const entry = byUserCode.get(authorization.userCode);
      byUserCode.delete(authorization.userCode);
      if (entry !== undefined) entry.answer = answer;
    },
  };
}

function isTooFast(entry: Entry, nowMs: number): boolean {
  const tooFast = nowMs + toleranceMs < entry.nextPollAtMs;
  if (tooFast) entry.intervalMs += slowDownMs;
  entry.nextPollAtMs = nowMs + entry.intervalMs;
  return tooFast;
}

function normalUserCode(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^A-Z]/g, '');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
