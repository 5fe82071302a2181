/**
 * Whether anybody waits for what is being fetched. What nobody waits for gives way to all that somebody does; it is asked
 * for from the moment that somebody comes to wait for it, and stays so.
 */
export interface Asking {
  isAsked(): boolean;
  /** When it comes to be asked for; never, where it is already. */
  onAsked(listener: () => void): void;
}

export const asked: Asking = { isAsked: () => true, onAsked: () => {} };

export function notYetAsked(): Asking & { ask(): void } {
  let isAsked = false;
  const listeners: (() => void)[] = [];
  return {
    isAsked: () => isAsked,
    onAsked(listener) {
      if (!isAsked) listeners.push(listener);
    },
    ask() {
      isAsked = true;
      for (const listener of listeners.splice(0)) listener();
    },
  };
}

/** Whom a fetch is for. */
export interface Errand {
  /** When all have left who waited for it. */
  readonly signal: AbortSignal;
  readonly asking: Asking;
}
