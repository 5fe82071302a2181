import type { AppState, DamagedFileView, ErrorView, SessionView } from '../../../preload/contract.ts';
import { firstRunStep } from '../first-run/first-run-step.ts';

/** What stands in the way, or soon will; each has one way out at most. */
export type Notice =
  | { readonly kind: 'keychain'; readonly state: 'locked' | 'unavailable' | 'memory-only' }
  | { readonly kind: 'damaged'; readonly file: DamagedFileView }
  | { readonly kind: 'clock-wrong'; readonly minutes: number }
  | { readonly kind: 'sign-in-needed'; readonly session: SessionView; readonly fault?: ErrorView }
  | { readonly kind: 'held-up'; readonly session: SessionView }
  | {
      readonly kind: 'session-error';
      readonly session: SessionView;
      readonly error: ErrorView;
      readonly fault?: ErrorView;
    }
  | { readonly kind: 'list-error'; readonly session: SessionView; readonly error: ErrorView };

/** The gravest first. */
export function noticesOf(state: AppState): readonly Notice[] {
  const locked = state.keychain.kind === 'locked';
  // Its steps say themselves why the last sign-in came to nothing.
  const faultOf = firstRunStep(state) === undefined ? signInFaultOf : () => undefined;
  return [
    ...stateNotices(state),
    ...state.sessions.flatMap((session) => sessionNotices(session, locked, faultOf(session))),
    ...damageNotices(state),
  ];
}

/** Those that are about no sign-in. */
export function machineNotices(state: AppState): readonly Notice[] {
  return [...stateNotices(state), ...damageNotices(state)];
}

/** After what keeps somebody from working: nobody has to have favourites again. */
function damageNotices({ damagedFiles = [] }: AppState): readonly Notice[] {
  return damagedFiles.map((file) => ({ kind: 'damaged', file }) as const);
}

function stateNotices({ keychain, clockSkewMs, desktop }: AppState): readonly Notice[] {
  const waved = keychain.kind === 'memory-only' && desktop?.dismissed.includes('memory-only') === true;
  return [
    ...(keychain.kind === 'ready' || waved ? [] : [{ kind: 'keychain', state: keychain.kind } as const]),
    ...(clockSkewMs === undefined
      ? []
      : [{ kind: 'clock-wrong', minutes: Math.round(clockSkewMs / 60_000) } as const]),
  ];
}

const signInFaultOf = ({ signInFault }: SessionView) => signInFault;

/** An error of the list says nothing new while the sign-in itself is in question; a locked keychain is said once. */
function sessionNotices(
  session: SessionView,
  locked: boolean,
  fault: ErrorView | undefined,
): readonly Notice[] {
  const { status, progress, accounts, signInWantedBy } = session;
  const about = { session, ...(fault === undefined ? {} : { fault }) };
  switch (status.kind) {
    case 'sign-in-needed':
      return [{ kind: 'sign-in-needed', ...about }];
    case 'signed-out':
      return accounts.length > 0 || signInWantedBy !== undefined || fault !== undefined
        ? [{ kind: 'sign-in-needed', ...about }]
        : [];
    case 'unknown':
      return locked ? [] : [{ kind: 'session-error', ...about, error: status.error }];
    case 'signing-in':
      return [];
    case 'renewing':
      return [{ kind: 'held-up', session }];
    case 'signed-in':
      return progress.kind === 'failed' ? [{ kind: 'list-error', session, error: progress.error }] : [];
  }
}
