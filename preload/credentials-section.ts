import { chainNameOf } from './chain-name.ts';

/** What a role's section of the credentials file is called, as the access portal calls it. `roleId` as it is printed. */
export function credentialsSection(roleId: string): string {
  return chainNameOf(roleId) ?? roleId.split('/').slice(1).join('_');
}
