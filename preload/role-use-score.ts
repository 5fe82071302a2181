import type { RoleUseView } from './contract.ts';

/** After which a use counts half. */
export const halfLifeMs = 3 * 24 * 60 * 60_000;

/**
 * What a role's uses come to, for comparing with another's: weights are as they were at each role's own last use. All
 * lose the same share in the same time, so who is ahead is ahead at any moment, and no clock is asked. A logarithm, for
 * half-lives since 1970 are more than a number holds; of nothing it is -Infinity.
 */
export function roleUseScore({ weight, lastUsedAtMs }: RoleUseView): number {
  return Math.log2(weight) + lastUsedAtMs / halfLifeMs;
}
