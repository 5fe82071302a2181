import { useCallback, useEffect, useState } from 'react';
import type { FoundBrowserView } from '../../../preload/consoles.ts';
import { useBridge } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';

export interface FoundBrowsers {
  /** Undefined: still being looked for. */
  readonly found: readonly FoundBrowserView[] | undefined;
  readonly lookAgain: () => void;
}

/** On this computer, with their profiles, as they are when the view is opened. */
export function useFoundBrowsers(): FoundBrowsers {
  const { run } = useBridge();
  const { sayError } = useToasts();
  const [found, setFound] = useState<readonly FoundBrowserView[]>();
  const lookAgain = useCallback(() => {
    void run.findBrowsers().then((result) => {
      setFound(result.ok ? result.value : []);
      if (!result.ok) sayError(result.error);
    });
  }, [run, sayError]);
  useEffect(lookAgain, [lookAgain]);
  return { found, lookAgain };
}
