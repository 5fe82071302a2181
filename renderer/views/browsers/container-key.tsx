import { useEffect, useState } from 'react';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';

/** Of the extension in that profile of Firefox; kept at once, and never shown again. */
export function ContainerKey({ profile }: { readonly profile: string }) {
  const { browsers: texts } = useMessages();
  const { run } = useBridge();
  const language = useAppState((state) => state.language);
  const [kept, setKept] = useState(false);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    let current = true;
    void run
      .hasContainerKey(profile)
      .then((result) => (current ? setKept(result.ok && result.value) : undefined));
    return () => {
      current = false;
    };
  }, [run, profile]);

  async function keep(key: string): Promise<void> {
    const result = await run.keepContainerKey(profile, key);
    if (result.ok) {
      setKept(key !== '');
      setTyped('');
      return;
    }
    const { error } = result;
    setRefused(error.code === 'setting-invalid' ? texts.keyInvalid : screenSentence(error, language));
  }

  if (kept)
    return (
      <div className="settings-line">
        <span className="settings-words settings-note">{texts.keyKept}</span>
        <Button onClick={() => void keep('')}>{texts.keyForget}</Button>
      </div>
    );
  return (
    <div className="container-key">
      <TextField
        type="password"
        label={texts.key}
        note={texts.keyNote}
        value={typed}
        maxLength={100}
        {...(refused === undefined ? {} : { error: refused })}
        onChange={(event) => {
          setTyped(event.currentTarget.value.trim());
          setRefused(undefined);
        }}
      />
      <Button disabled={typed === ''} onClick={() => void keep(typed)}>
        {texts.keyKeep}
      </Button>
    </div>
  );
}
