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
  if (untilMs - fromMs <= shortSpanMs) return { kind: 'about', atMs: toQuarter((fromMs + untilMs) / 2) };
  return { kind: 'between', fromMs: toQuarter(fromMs), untilMs: toQuarter(untilMs) };
}

/** An estimate to the minute would claim more than is known. */
function toQuarter(ms: number): number {
  return Math.round(ms / quarterMs) * quarterMs;
}
