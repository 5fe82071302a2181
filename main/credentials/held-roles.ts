import type { HeldCredentials } from './held-credentials.ts';
import type { RoleSource } from './role-sources.ts';

/**
 * The credentials in memory. Signing out moves the session's epoch on, and what was begun in an older one (a fetch, the
 * reading of a file) is not taken any more.
 */
export interface HeldRoles {
  /** Expired ones too. Undefined: none, or they belong to what the id meant before. */
  of(source: RoleSource): HeldCredentials | undefined;
  all(): readonly HeldCredentials[];
  epochOf(sessionId: string): number;
  /** False: the session was signed out since that epoch, and nothing was taken. */
  put(held: HeldCredentials, epoch: number): boolean;
  /** What an earlier run kept; what is held or was signed out since the start is not replaced. */
  restore(kept: readonly HeldCredentials[]): void;
  drop(held: HeldCredentials): void;
  /** Of all sessions unless one is given. */
  signOut(sessionId?: string): void;
  /** Of what is held; restoring is none, for nothing was asked for or lost. */
  onChange(listener: () => void): () => void;
}

export function createHeldRoles(): HeldRoles {
  const byRole = new Map<string, HeldCredentials>();
  const signOuts = new Map<string, number>();
  let signOutsOfAll = 0;
  const listeners = new Set<() => void>();

  const epochOf = (sessionId: string) => signOutsOfAll + (signOuts.get(sessionId) ?? 0);

  function changed(): void {
    for (const listener of listeners) listener();
  }

  return {
    of({ roleId, origin }) {
      const held = byRole.get(roleId);
      return held?.origin === origin ? held : undefined;
    },
    all: () => [...byRole.values()],
    epochOf,
    put(held, epoch) {
      if (epochOf(held.sessionId) !== epoch) return false;
      byRole.set(held.roleId, held);
      changed();
      return true;
    },
    restore(kept) {
      for (const held of kept)
        if (!byRole.has(held.roleId) && epochOf(held.sessionId) === 0) byRole.set(held.roleId, held);
    },
    drop(held) {
      if (byRole.delete(held.roleId)) changed();
    },
    signOut(sessionId) {
      if (sessionId === undefined) signOutsOfAll += 1;
      else signOuts.set(sessionId, (signOuts.get(sessionId) ?? 0) + 1);
      for (const held of byRole.values())
        if (sessionId === undefined || held.sessionId === sessionId) byRole.delete(held.roleId);
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
