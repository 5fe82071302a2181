import { renewalWindowMs } from '../../preload/renewal.ts';

/** Epoch milliseconds by the services' clock. */
export interface Lifetime {
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** `renew`: still valid, but too near their end. */
export type Freshness = 'fresh' | 'renew' | 'expired';

export function freshnessOf(lifetime: Lifetime, nowMs: number): Freshness {
  if (lifetime.expiresAtMs <= nowMs) return 'expired';
  // Issued in the future: the local clock is slow and not yet corrected, so they may long have expired.
  if (lifetime.issuedAtMs > nowMs + clockToleranceMs) return 'renew';
  return nowMs < freshUntilMs(lifetime) ? 'fresh' : 'renew';
}

/** A role that is renewed before anyone asks. */
export interface RoleAhead {
  /** Of the credentials that are held; undefined: none are. */
  readonly life: Lifetime | undefined;
  readonly inUse: boolean;
  /** 0 to 1, drawn once for these credentials: spreads the renewals of what was fetched together. */
  readonly share: number;
}

/** Which to renew before anyone has to wait for it: those in use, then the others; the most urgent first. */
export function dueAhead<T extends RoleAhead>(roles: readonly T[], nowMs: number): readonly T[] {
  const due = roles.filter(({ life, share }) => life === undefined || isDue(life, share, nowMs));
  return due.toSorted((a, b) => Number(b.inUse) - Number(a.inUse) || urgency(a) - urgency(b));
}

function isDue(life: Lifetime, share: number, nowMs: number): boolean {
  return renewAtMs(life, share) <= nowMs || freshnessOf(life, nowMs) !== 'fresh';
}

function urgency({ life }: RoleAhead): number {
  return life === undefined ? 0 : freshUntilMs(life);
}

/** Asked for within the last hour. */
export function isInUse(lastAskedAtMs: number, nowMs: number): boolean {
  return nowMs - lastAskedAtMs < 60 * 60_000;
}

const clockToleranceMs = 60_000;

function freshUntilMs(lifetime: Lifetime): number {
  return lifetime.expiresAtMs - renewalWindowMs(lifetime);
}

/** For credentials of an hour 2.5 to 5 minutes before they leave `fresh`: more than a minute's tick, less than a waste. */
function renewAtMs(life: Lifetime, share: number): number {
  const leadMs = renewalWindowMs(life) / 3;
  return freshUntilMs(life) - (leadMs / 2) * (1 + share);
}
