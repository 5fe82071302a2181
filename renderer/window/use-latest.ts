import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function for ever, which does what the latest one does: parts that only call it need not be drawn again. */
export function useLatest<A extends readonly unknown[]>(call: (...args: A) => void): (...args: A) => void {
  const latest = useRef(call);
  useLayoutEffect(() => {
    latest.current = call;
  }, [call]);
  return useCallback((...args: A) => latest.current(...args), []);
}
