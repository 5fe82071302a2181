import type { ProfileView } from '../../../preload/aws-profiles.ts';

/** The region that all of them have; undefined where they differ, or none has one. */
export function onlyRegionOf(profiles: readonly ProfileView[]): string | undefined {
  const regions = new Set(profiles.map(({ region }) => region).filter((region) => region !== ''));
  return regions.size === 1 ? [...regions][0] : undefined;
}
