import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import type { ErrorView, Settings } from '../../../preload/contract.ts';
import { useSaveSettings } from './use-save-settings.ts';

interface TypedSetting {
  readonly value: string;
  /** Why what stands there was not saved. */
  readonly error: ErrorView | undefined;
  readonly type: (text: string) => void;
  /** For the field. */
  readonly whenLeft: {
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

interface Refused {
  readonly value: string;
  readonly error: ErrorView;
}

/**
 * A text that is saved when one leaves its field, be it with the whole view, or presses Enter; not while it is typed.
 */
export function useTyped(saved: string, changesOf: (value: string) => Partial<Settings>): TypedSetting {
  const [typed, setTyped] = useState<string>();
  const [refused, setRefused] = useState<Refused>();
  const asked = useRef<string>(undefined);
  const { save, tryToSave } = useSaveSettings();
  const value = typed?.trim() ?? saved;
  const changes = value === saved ? undefined : changesOf(value);
  const error = changes !== undefined && refused?.value === value ? refused.error : undefined;

  async function keep(): Promise<void> {
    if (changes === undefined) return setTyped(undefined);
    if (value === asked.current) return;
    asked.current = value;
    const result = await tryToSave(changes);
    if (asked.current === value) asked.current = undefined;
    setRefused(result.ok ? undefined : { value, error: result.error });
    if (!result.ok) return;
    // Who has typed on meanwhile keeps that.
    setTyped((now) => (now === typed ? undefined : now));
  }

  const leave = useEffectEvent(() => {
    // What was refused has been read; of the rest a refusal is said at the edge of the window.
    if (changes !== undefined && error === undefined && value !== asked.current) save(changes);
  });
  useEffect(() => () => leave(), []);
  return {
    ...{ value: typed ?? saved, error },
    type: setTyped,
    whenLeft: {
      // What was refused, maybe by the person just now, is asked for again only on purpose.
      onBlur: () => (error === undefined ? void keep() : undefined),
      onKeyDown(event) {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void keep();
      },
    },
  };
}
