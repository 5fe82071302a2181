import type { ProfileView } from '../../../preload/aws-profiles.ts';
import { profileSlug } from '../../../preload/profile-slug.ts';

/** How many accounts stand in names of profiles by their number, since their own name cannot. */
export function countNumbered(profiles: readonly ProfileView[]): number {
  const numbered = profiles
    .filter(({ accountName }) => accountName !== '' && profileSlug(accountName) === '')
    .flatMap(({ name, roleId }) => {
      const [, accountId = ''] = roleId.split('/');
      return accountId !== '' && name.includes(accountId) ? [accountId] : [];
    });
  return new Set(numbered).size;
}
