import type { ProfileView } from '../../../preload/aws-profiles.ts';

/** As main judges it: without accents, has it anything that the name of a profile may have? */
const isNameable = (text: string) => /[\w@+]/.test(text.normalize('NFKD'));

/** How many accounts stand in names of profiles by their number, since their own name cannot. */
export function countNumbered(profiles: readonly ProfileView[]): number {
  const numbered = profiles
    .filter(({ accountName }) => accountName !== '' && !isNameable(accountName))
    .flatMap(({ name, roleId }) => {
      const [, accountId = ''] = roleId.split('/');
      return accountId !== '' && name.includes(accountId) ? [accountId] : [];
    });
  return new Set(numbered).size;
}
