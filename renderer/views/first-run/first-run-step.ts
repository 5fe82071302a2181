import type { AppState, SessionView } from '../../../preload/contract.ts';

export type FirstRunStep =
  | { readonly kind: 'portal' }
  | { readonly kind: 'sign-in'; readonly session: SessionView }
  | { readonly kind: 'list'; readonly session: SessionView };

/**
 * How far somebody is who has never seen a list of roles; undefined: they have one, or manage several sign-ins. It follows
 * from the snapshot alone, so that it goes on where it was after a restart.
 */
export function firstRunStep({ sessions }: AppState): FirstRunStep | undefined {
  const [session, ...others] = sessions;
  if (session === undefined) return { kind: 'portal' };
  if (others.length > 0 || wasListed(session)) return undefined;
  switch (session.status.kind) {
    case 'signed-in':
    case 'renewing':
      return { kind: 'list', session };
    case 'signed-out':
    case 'signing-in':
    case 'sign-in-needed':
    case 'unknown':
      return { kind: 'sign-in', session };
  }
}

/** The first role is enough: the rest of the list comes in while it is shown. */
function wasListed({ accounts, progress }: SessionView): boolean {
  const listed = progress.kind !== 'listing' && progress.listedAtMs !== undefined;
  return listed || accounts.some(({ roles }) => roles.length > 0);
}
