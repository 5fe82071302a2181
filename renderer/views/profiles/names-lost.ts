import type { ProfileView } from '../../../preload/aws-profiles.ts';
import { accountSlug, losesLetters } from '../../../preload/profile-slug.ts';

/** How many accounts the names of profiles show otherwise than by their own name. */
export interface NamesLost {
  /** By their number: nothing of their name that tells them can stand there. */
  readonly numbered: number;
  /** Without some letters: `결제 prod` as `prod`. */
  readonly shortened: number;
}

export function namesLost(profiles: readonly ProfileView[]): NamesLost {
  const numbered = new Set<string>();
  const shortened = new Set<string>();
  for (const { accountName, name, roleId } of profiles) {
    const [, accountId = ''] = roleId.split('/');
    const shown = accountSlug(accountName);
    if (accountId === '' || accountName === '' || !name.includes(shown === '' ? accountId : shown)) continue;
    if (shown === '') numbered.add(accountId);
    else if (losesLetters(accountName)) shortened.add(accountId);
  }
  return { numbered: numbered.size, shortened: shortened.size };
}
