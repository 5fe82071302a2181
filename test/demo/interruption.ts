import os from 'node:os';

/** A wish to end early: Ctrl-C, or what a system sends. Those after the first change nothing, for cleaning up is under way. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** By which; undefined: nobody wishes it. */
  readonly by: () => 'SIGINT' | 'SIGTERM' | 'SIGHUP' | undefined;
}

export function watchForInterruption(): Interruption {
  const controller = new AbortController();
  let by: ReturnType<Interruption['by']>;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      by ??= name;
      controller.abort();
    });
  return { signal: controller.signal, by: () => by };
}

/** As a shell tells it. */
export function exitCodeFor(signal: NodeJS.Signals): number {
  return 128 + os.constants.signals[signal];
}
