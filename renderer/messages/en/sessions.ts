import { counted, number } from './counted.ts';

export const sessions = {
  none: 'No sign-in yet',
  add: 'Add a sign-in',
  more: (session: string) => `More for ${session}`,
  rename: 'Rename…',
  renameTitle: (session: string) => `Rename ${session}`,
  name: 'Name',
  nameNote: 'Only for you; nothing that uses the sign-in changes.',
  discardName: 'The sign-in keeps its name.',
  save: 'Save',
  refresh: 'Refresh roles',
  remove: 'Remove…',
  removeTitle: (session: string) => `Remove ${session}?`,
  removeLoses: (accounts: number) =>
    accounts === 0
      ? 'You are signed out, and Daypass forgets this portal.'
      : `You are signed out, and Daypass forgets this portal and its list of ${counted(accounts, 'account', 'accounts')}.`,
  removeStops: (session: string) => `Profiles whose role ID begins with ${session}/ stop working.`,
  removeHeld: (held: number) =>
    `${counted(held, 'role’s credentials are', 'roles’ credentials are')} dropped.`,
  removeKeeps:
    'Programs that already hold copies can use them until they expire. Your AWS config stays as it is.',
  removeNow: 'Remove',
  portal: 'Portal',
  region: 'Region',
  endpoints: 'Endpoints',
  endpointsNote: 'This sign-in was made with other endpoints than those of AWS.',
  roles: 'Roles',
  rolesOf: (roles: number, accounts: number, chained: number) =>
    `${counted(roles, 'role', 'roles')} in ${counted(accounts, 'account', 'accounts')}${chained === 0 ? '' : `, and ${counted(chained, 'chained role', 'chained roles')}`}`,
  notListed: 'not listed yet',
  heldRoles: 'Role credentials',
  heldCount: (count: number) => `${number(count)} held`,
  heldNone: 'none held',
  heldTexts: {
    used: 'What your tools receive; renewed while they are in use.',
    favourites: 'What your tools receive; renewed while in use, those of favourites all day.',
    nothing: 'What your tools receive; renewed when next asked for.',
  },
  token: 'Access token',
  tokenText: 'Daypass’s own key to the portal; renewed silently.',
  tokenLast: 'Daypass’s own key to the portal; the sign-in ends with it.',
  heldUp: 'renewal held up',
  organisation: 'Your sign-in',
  endedAt: (moment: string) => `Ended ${moment}.`,
  device: 'Sign in with a device code',
};
