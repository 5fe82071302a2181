import type { ProfileChange, ProfileView } from '../../../preload/aws-profiles.ts';

/** What is told apart at a glance: a profile that goes is gone, whatever of it stays. */
export type CountKind = Exclude<ProfileChange, 'release'>;

export type Counts = Readonly<Record<CountKind, number>>;

export const countKinds: readonly CountKind[] = ['add', 'adopt', 'change', 'remove', 'clash', 'stay', 'none'];

export function countsOf(profiles: readonly ProfileView[]): Counts {
  const counts = { none: 0, add: 0, change: 0, adopt: 0, clash: 0, remove: 0, stay: 0 };
  for (const { change } of profiles) counts[kindOf(change)]++;
  return counts;
}

export function kindOf(change: ProfileChange): CountKind {
  return change === 'release' ? 'remove' : change;
}

/** What changes comes first, the rest in the order of the file. */
export function changesFirst(profiles: readonly ProfileView[]): readonly ProfileView[] {
  const changing = profiles.filter(({ change }) => change !== 'none');
  return [...changing, ...profiles.filter(({ change }) => change === 'none')];
}
