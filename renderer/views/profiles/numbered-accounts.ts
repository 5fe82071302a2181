import type { ProfileView } from '../../../preload/aws-profiles.ts';
import type { AccountView } from '../../../preload/contract.ts';
import { accountSlug, profileSlug } from '../../../preload/profile-slug.ts';

/** How many show their number in the names of profiles, since their own name, or label, cannot stand there whole. */
export function countByNumber(accounts: readonly AccountView[]): number {
  return new Set(accounts.filter(isByNumber).map(({ id }) => id)).size;
}

/** Of those whose profiles have it in their names: one named before may not. */
export function withNumberIn(
  profiles: readonly ProfileView[],
  accounts: readonly AccountView[],
): readonly AccountView[] {
  const shown = new Set<string>();
  for (const { name, roleId } of profiles) {
    const [, accountId] = roleId.split('/');
    if (accountId !== undefined && name.includes(accountId)) shown.add(accountId);
  }
  return accounts.filter(({ id }) => shown.has(id));
}

function isByNumber({ id, name, mark: { label = name } }: AccountView): boolean {
  return label !== '' && accountSlug(label, id) !== profileSlug(label);
}
