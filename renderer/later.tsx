import { createElement, useEffect, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';

/** A component in a file of its own, which the first rows do not wait for. */
export interface Later<P extends object> {
  /** Undefined until it is there. */
  get(): ComponentType<P> | undefined;
  /** At most once; a file that could not be read is asked for again the next time. */
  load(): void;
  subscribe(listener: () => void): () => void;
}

/** Unlike React's own `lazy` it is there at once when it has been loaded, so that no key typed into it is lost. */
export function later<P extends object>(read: () => Promise<ComponentType<P>>): Later<P> {
  let component: ComponentType<P> | undefined;
  let reading = false;
  const listeners = new Set<() => void>();

  async function load(): Promise<void> {
    reading = true;
    try {
      component = await read();
      for (const listener of listeners) listener();
    } finally {
      reading = false;
    }
  }

  return {
    get: () => component,
    load: () => (component !== undefined || reading ? undefined : void load()),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

interface LaterPartProps<P extends object> {
  readonly part: Later<P>;
  readonly props: P;
  readonly meanwhile?: ReactNode;
}

export function LaterPart<P extends object>({ part, props, meanwhile = null }: LaterPartProps<P>): ReactNode {
  useEffect(() => {
    part.load();
  }, [part]);
  const component = useSyncExternalStore(part.subscribe, part.get, part.get);
  return component === undefined ? meanwhile : createElement(component, props);
}
