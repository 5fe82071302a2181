import type { AppState, SessionStatus } from '../../preload/contract.ts';
import type { Store } from '../store.ts';

/** Calls `clear` when a sign-in has ended, from wherever it was ended: what was copied came from it. */
export function clearAtSignOut(store: Pick<Store, 'get' | 'subscribe'>, clear: () => void): () => void {
  let standing = standingIn(store.get(), new Set());
  return store.subscribe((state) => {
    const before = standing;
    standing = standingIn(state, before);
    if ([...before].some((id) => !standing.has(id))) clear();
  });
}

/** Ids of the sessions that nobody has signed out of. */
function standingIn({ sessions }: AppState, before: ReadonlySet<string>): ReadonlySet<string> {
  const standing = sessions.filter(({ id, status }) => isStanding(status, before.has(id)));
  return new Set(standing.map(({ id }) => id));
}

function isStanding({ kind }: SessionStatus, before: boolean): boolean {
  switch (kind) {
    case 'signed-in':
    case 'renewing':
    // It ran out; nobody has signed out, and what was handed out may live on.
    case 'sign-in-needed':
    case 'unknown':
      return true;
    // Anew, or for the first time.
    case 'signing-in':
      return before;
    case 'signed-out':
      return false;
  }
}
