import { useState, type KeyboardEvent } from 'react';
import type { ErrorView, Settings } from '../../../preload/contract.ts';
import { TextField } from '../../components/text-field.tsx';
import { errorSentence } from '../../../preload/error-messages.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useSaveSettings } from './use-save-settings.ts';

interface TextSettingProps {
  readonly name: 'awsConfigFile' | 'awsSharedCredentialsFile' | 'caBundle' | 'noProxy' | 'proxy';
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

/** Main names the setting as a terminal would; here the field itself says which it is. */
function useReason(): (error: ErrorView) => string {
  const { settings: texts } = useMessages();
  const language = useAppState((state) => state.language);
  return (error) => (error.code === 'setting-invalid' ? texts.invalid : errorSentence(error, language));
}
