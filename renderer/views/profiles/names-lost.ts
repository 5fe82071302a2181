import type { ProfileView } from '../../../preload/aws-profiles.ts';
import type { AccountView } from '../../../preload/contract.ts';
import { accountSlug, profileSlug } from '../../../preload/profile-slug.ts';

/** How many accounts show their number in the names of profiles, since their own name cannot stand there whole. */
export function accountsByNumber(profiles: readonly ProfileView[]): number {
  const numbered = new Set<string>();
  for (const { accountName, name, roleId } of profiles) {
    const [, accountId = ''] = roleId.split('/');
    const shown = accountSlug(accountName, accountId);
    if (isByNumber(accountName, accountId) && name.includes(shown)) numbered.add(accountId);
  }
  return numbered.size;
}

/** The same of accounts that have no profiles yet, by their label where they have one. */
export function accountsToNumber(accounts: readonly AccountView[]): number {
  return accounts.filter(({ id, name, mark: { label = name } }) => isByNumber(label, id)).length;
}

function isByNumber(name: string, accountId: string): boolean {
  return name !== '' && accountId !== '' && accountSlug(name, accountId) !== profileSlug(name);
}
