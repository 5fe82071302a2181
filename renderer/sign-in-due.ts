import type { SignInLengthView } from '../preload/contract.ts';

/** When the next sign-in will be due: about then, or between two times; undefined: past ones say nothing of it. */
export type SignInDue =
  | { readonly kind: 'about'; readonly atMs: number }
  | { readonly kind: 'between'; readonly fromMs: number; readonly untilMs: number };

const quarterMs = 15 * 60_000;
/** A span this short is one time to a person. */
const shortSpanMs = 90 * 60_000;

/** Past ones say nothing once this one has outlived them. */
export function signInDue(
  signedInAtMs: number,
  lasts: SignInLengthView | undefined,
  nowMs: number,
): SignInDue | undefined {
  if (lasts === undefined) return undefined;
  const fromMs = Math.max(nowMs, signedInAtMs + lasts.leastMs);
  const untilMs = signedInAtMs + lasts.mostMs;
  if (untilMs <= nowMs) return undefined;
  if (untilMs - fromMs <= shortSpanMs)
    return { kind: 'about', atMs: toQuarter((fromMs + untilMs) / 2, nowMs) };
  return { kind: 'between', fromMs: toQuarter(fromMs, nowMs), untilMs: toQuarter(untilMs, nowMs) };
}

/** An estimate to the minute would claim more than is known; one that is over already would claim what is not so. */
function toQuarter(ms: number, nowMs: number): number {
  return Math.max(Math.round(ms / quarterMs), Math.ceil(nowMs / quarterMs)) * quarterMs;
}
