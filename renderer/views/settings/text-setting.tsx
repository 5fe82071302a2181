import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { ErrorView, Settings } from '../../../preload/contract.ts';
import { TextField } from '../../components/text-field.tsx';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation, type NetworkSetting } from '../../window/navigation.ts';
import { useSaveSettings } from './use-save-settings.ts';

interface TextSettingProps {
  readonly name: NetworkSetting;
  readonly label: string;
  readonly note: string;
  /** What such a value looks like. */
  readonly placeholder: string;
}

/** Saved when one leaves it or presses Enter; one that will not do stays, with the reason below. */
export function TextSetting({ name, label, note, placeholder }: TextSettingProps) {
  const saved = useAppState(({ settings }) => settings[name]);
  const [typed, setTyped] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const { tryToSave } = useSaveSettings();
  const reason = useReason();
  const input = useLedTo(name);

  async function save(): Promise<void> {
    const value = typed?.trim();
    if (value === undefined || value === saved) return setTyped(undefined);
    const changes: Partial<Settings> = { [name]: value };
    const result = await tryToSave(changes);
    if (result.ok) setTyped(undefined);
    else setRefused(reason(result.error));
  }

  return (
    <TextField
      label={label}
      note={note}
      placeholder={placeholder}
      value={typed ?? saved}
      ref={input}
      maxLength={2_000}
      {...(refused === undefined ? {} : { error: refused })}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setRefused(undefined);
      }}
      onBlur={() => void save()}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save();
      }}
    />
  );
}

/** Whoever was led to just this setting can type at once. */
function useLedTo(name: NetworkSetting): RefObject<HTMLInputElement | null> {
  const { arrivals, setting } = useNavigation();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (setting !== name) return;
    input.current?.focus({ preventScroll: true });
    input.current?.scrollIntoView({ block: 'center' });
  }, [arrivals, setting, name]);
  return input;
}

/** Main names the setting as a terminal would; here the field itself says which it is. */
function useReason(): (error: ErrorView) => string {
  const { settings: texts } = useMessages();
  const language = useAppState((state) => state.language);
  return (error) => (error.code === 'setting-invalid' ? texts.invalid : screenSentence(error, language));
}
