import type { AccountRule, ErrorView, SessionStatus } from '../preload/contract.ts';
import { isAppError } from './errors.ts';
import type { Log } from './log.ts';
import { createSessionViews, type WantedSignIn } from './session-views.ts';
import type { Inventories } from './sso/inventory.ts';
import type { Sessions } from './sso/sessions.ts';
import { pendingStatus, type SignIns } from './sso/sign-in.ts';
import type { SignInLengths } from './sso/sign-in-lengths.ts';
import type { Tokens } from './sso/tokens.ts';
import type { Store } from './store.ts';

/** Brings what the features know into the one snapshot. */
export interface Publisher {
  /** Looks at this session's sign-in anew. */
  publish(sessionId: string): void;
  publishAll(): void;
  /** Of every session, before anyone sees the first snapshot. */
  publishFirst(): Promise<void>;
  isSignedIn(sessionId: string): boolean;
  /** A program needs a sign-in: said once per session, until somebody signs in. `untilMs`: it is held until then. */
  wantSignIn(sessionId: string, program: string, untilMs?: number): void;
  /** `error` is undefined after one that succeeded. */
  signInEnded(sessionId: string, error: unknown): void;
}

export interface PublisherParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly signIns: SignIns;
  readonly inventories: Inventories;
  readonly accountRules: () => readonly AccountRule[];
  readonly signInLengths: Pick<SignInLengths, 'of'>;
  readonly log: Log;
}

export function createPublisher(parts: PublisherParts): Publisher {
  const { store, sessions, tokens, signIns, inventories, log } = parts;
  const statuses = new Map<string, SessionStatus>();
  const wanted = new Map<string, WantedSignIn>();
  const faults = new Map<string, ErrorView>();
  const viewOf = createSessionViews(inventories, parts.accountRules, parts.signInLengths);
  const isKnown = (sessionId: string) => sessions.all().some(({ id }) => id === sessionId);

  async function statusOf(sessionId: string): Promise<SessionStatus> {
    const pending = signIns.pending(sessionId);
    if (pending !== undefined) return pendingStatus(pending);
    return tokens
      .status(sessionId)
      .catch((error: unknown) => ({ kind: 'unknown', error: log.view(error) }) as const);
  }

  async function look(sessionId: string): Promise<void> {
    if (!isKnown(sessionId)) return;
    const status = await statusOf(sessionId);
    statuses.set(sessionId, status);
    if (status.kind === 'signed-in' || status.kind === 'signing-in') faults.delete(sessionId);
    if (status.kind === 'signed-in') wanted.delete(sessionId);
  }

  function factsOf(sessionId: string) {
    return { wanted: wanted.get(sessionId), fault: faults.get(sessionId) };
  }

  function publishAll(): void {
    // Whoever adds a session under the same name again must not hear of the old one.
    for (const facts of [statuses, wanted, faults])
      for (const sessionId of facts.keys()) if (!isKnown(sessionId)) facts.delete(sessionId);
    const views = sessions
      .all()
      .map((one) => viewOf(one, statuses.get(one.id) ?? { kind: 'signed-out' }, factsOf(one.id)));
    store.update((state) => ({ ...state, sessions: views }));
  }

  return {
    publish: (sessionId) => void look(sessionId).then(publishAll),
    publishAll,
    async publishFirst() {
      await Promise.all(sessions.all().map(({ id }) => look(id)));
      publishAll();
    },
    isSignedIn: (sessionId) => statuses.get(sessionId)?.kind === 'signed-in',
    wantSignIn(sessionId, program, untilMs) {
      const before = wanted.get(sessionId);
      if (!isKnown(sessionId) || (before !== undefined && untilMs === undefined)) return;
      wanted.set(sessionId, { by: before?.by ?? program, untilMs });
      if (before === undefined) log.event('sign-in-wanted', { session: sessionId });
      publishAll();
    },
    signInEnded(sessionId, error) {
      if (error === undefined || isAppError(error, 'sign-in-cancelled')) faults.delete(sessionId);
      else faults.set(sessionId, log.view(error));
      publishAll();
    },
  };
}
