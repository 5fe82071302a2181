import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ProfilesPreview, ProfilesRequest } from '../../../preload/aws-profiles.ts';
import type { AppState, ErrorView } from '../../../preload/contract.ts';
import { useAppState, useBridge } from '../../window/app-context.ts';

export interface PreviewState {
  /** The last that came; undefined: none yet. */
  readonly preview: ProfilesPreview | undefined;
  /** What is asked for now is what is shown. */
  readonly current: boolean;
  /** Why there is no newer one. */
  readonly error: ErrorView | undefined;
  readonly again: () => void;
  /** Of an apply or undo, which tells what is now. */
  readonly take: (preview: ProfilesPreview) => void;
}

/** Main plans a whole file each time; where there are thousands of profiles it is asked less often. */
const restMs = (profiles: number) => (profiles > 1_000 ? 500 : 150);

/** What the request would change now: looked at anew when it, the roles or the file may be others. */
export function usePreview(request: ProfilesRequest): PreviewState {
  const { run } = useBridge();
  const facts = useAppState(factsOf, sameFacts);
  const [preview, setPreview] = useState<ProfilesPreview>();
  const [error, setError] = useState<ErrorView>();
  const [current, setCurrent] = useState(false);
  const [turn, setTurn] = useState(0);
  const latest = useRef(0);
  const again = () => setTurn((before) => before + 1);

  const look = useEffectEvent(async (number: number) => {
    const result = await run.previewProfiles(request);
    // A newer question is on its way, and its answer is the one that counts.
    if (number !== latest.current) return;
    setCurrent(true);
    setError(result.ok ? undefined : result.error);
    if (result.ok) setPreview(result.value);
  });

  const rest = useEffectEvent(() => restMs(preview?.profiles.length ?? 0));

  useEffect(() => {
    const number = ++latest.current;
    if (number === 1) return void look(number);
    setCurrent(false);
    const timer = setTimeout(() => void look(number), rest());
    return () => clearTimeout(timer);
  }, [request, facts, turn]);
  useLookingBack(again);

  return {
    ...{ preview, current, error, again },
    take(next) {
      latest.current++;
      setPreview(next);
      setError(undefined);
      setCurrent(true);
    },
  };
}

/** Who comes back from an editor may have changed the file. */
function useLookingBack(again: () => void): void {
  const onFocus = useEffectEvent(again);
  useEffect(() => {
    const listener = () => onFocus();
    window.addEventListener('focus', listener);
    return () => window.removeEventListener('focus', listener);
  }, []);
}

/** Parts that did not change keep their identity. */
function factsOf({ sessions, chainedRoles, favourites, profiles }: AppState): readonly unknown[] {
  return [
    ...[profiles.file, profiles.written, favourites, chainedRoles],
    ...sessions.flatMap(({ id, label, accounts, progress }) => [`${id} ${label}`, accounts, progress.kind]),
  ];
}

function sameFacts(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((fact, index) => fact === b[index]);
}
