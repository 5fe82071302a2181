import type { Sessions } from '../../../main/sso/sessions.ts';

/** Sessions that are only read; a sign-in is noted nowhere. */
export function sessionsOf(read: Pick<Sessions, 'all' | 'get'>): Sessions {
  return {
    ...read,
    ...{ find: fail, add: fail, rename: fail, remove: fail, onChange: fail },
    noteSignIn: async () => {},
  };
}

function fail(): never {
  throw new Error('not for this test');
}
