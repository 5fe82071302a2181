const chained = 'chain:';

/** What a role's section of the credentials file is called, as the access portal calls it. `roleId` as it is printed. */
export function credentialsSection(roleId: string): string {
  return roleId.startsWith(chained) ? roleId.slice(chained.length) : roleId.split('/').slice(1).join('_');
}
