import { useEffect, useRef, type RefObject } from 'react';
import type { ErrorView } from '../../../preload/contract.ts';
import { TextField } from '../../components/text-field.tsx';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation, type NetworkSetting } from '../../window/navigation.ts';
import { useTyped } from './use-typed.ts';

interface TextSettingProps {
  readonly name: NetworkSetting;
  readonly label: string;
  readonly note: string;
  /** What such a value looks like. */
  readonly placeholder: string;
}

/** One that will not do stays, with the reason below. */
export function TextSetting({ name, label, note, placeholder }: TextSettingProps) {
  const saved = useAppState(({ settings }) => settings[name]);
  const { value, error, type, whenLeft } = useTyped(saved, (typed) => ({ [name]: typed }));
  const reason = useReason();
  const input = useLedTo(name);
  return (
    <TextField
      label={label}
      note={note}
      placeholder={placeholder}
      value={value}
      ref={input}
      maxLength={2_000}
      {...(error === undefined ? {} : { error: reason(error) })}
      onChange={(event) => type(event.currentTarget.value)}
      {...whenLeft}
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
