export type SingleFlight<T> = (key: string, work: () => Promise<T>) => Promise<T>;

/** Callers that ask for one key at the same time share one run of `work`. Neither results nor failures are remembered. */
export function singleFlight<T>(): SingleFlight<T> {
  const running = new Map<string, Promise<T>>();
  return (key, work) => {
    const current = running.get(key);
    if (current !== undefined) return current;
    // `work` starts in a microtask, so that its synchronous throw is a rejection and the map is set before it runs.
    const started = Promise.resolve()
      .then(work)
      .finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };
}
