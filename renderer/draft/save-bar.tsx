import { useEffect, useState } from 'react';
import type { Result } from '../../preload/contract.ts';
import { screenSentence } from '../../preload/screen-messages.ts';
import { Button } from '../components/button.tsx';
import { useAppState, useMessages } from '../window/app-context.ts';
import { useToasts } from '../window/toasts.tsx';
import type { Draft } from './use-draft.ts';
import './save-bar.css';

interface SaveBarProps<T> {
  readonly draft: Draft<T>;
  /** What would become different, before it does. */
  readonly effect: string;
  readonly onSave: (rules: readonly T[]) => Promise<Result<void>>;
}

/** Stands below rules that differ from what is saved. */
export function SaveBar<T>({ draft, effect, onSave }: SaveBarProps<T>) {
  const { common, rules: texts } = useMessages();
  const { say } = useToasts();
  const language = useAppState((state) => state.language);
  const [refused, setRefused] = useState<string>();
  const [faults, setFaults] = useState(0);
  useEffect(() => (faults === 0 ? undefined : focusFaulty()), [faults]);

  async function save(): Promise<void> {
    if (!draft.checkAll()) return setFaults((before) => before + 1);
    const result = await onSave(draft.plain);
    setRefused(result.ok ? undefined : screenSentence(result.error, language));
    if (result.ok) say(texts.saved);
  }

  return (
    <div className="save-bar">
      <span role="status" className={refused === undefined ? '' : 'save-bar-refused'}>
        {refused ?? effect}
      </span>
      <Button kind="quiet" onClick={draft.discard}>
        {common.discard.discard}
      </Button>
      <Button kind="solid" onClick={() => void save()}>
        {texts.save}
      </Button>
    </div>
  );
}

/** Who cannot save sees why, and types on there. */
function focusFaulty(): void {
  document.querySelector<HTMLElement>('main [aria-invalid=true]')?.focus();
}
