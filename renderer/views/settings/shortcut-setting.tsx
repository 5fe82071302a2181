import { useId, useState, type KeyboardEvent } from 'react';
import type { DesktopView } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import type { Messages } from '../../messages/messages.ts';
import { useMessages } from '../../window/app-context.ts';
import { acceleratorOf, acceleratorText } from './accelerator.ts';
import { useSaveSettings } from './use-save-settings.ts';

interface ShortcutSettingProps {
  readonly desktop: DesktopView;
  /** An accelerator; empty: none. */
  readonly shortcut: string;
}

/** The keys that show the window from anywhere: pressed, not spelt. */
export function ShortcutSetting({ desktop, shortcut }: ShortcutSettingProps) {
  const { settings: texts } = useMessages();
  const { save } = useSaveSettings();
  const [listening, setListening] = useState(false);
  const id = useId();
  const shown = (accelerator: string) => acceleratorText(accelerator, desktop.platform);

  function onKeyDown(event: KeyboardEvent): void {
    if (!listening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(false);
    const accelerator = acceleratorOf(event, desktop.platform);
    if (accelerator === undefined) return;
    setListening(false);
    save({ shortcut: accelerator });
  }

  return (
    <div className="settings-line">
      <span className="settings-words" id={id}>
        {texts.shortcut}
        <span
          className={warns(desktop, shortcut) ? 'settings-note settings-note-warn' : 'settings-note'}
          role="status"
        >
          {listening ? texts.shortcutListening : noteOf(desktop, shortcut, shown, texts)}
        </span>
      </span>
      <span className="settings-buttons">
        <Button
          aria-describedby={id}
          aria-pressed={listening}
          onClick={() => setListening(!listening)}
          onBlur={() => setListening(false)}
          onKeyDown={onKeyDown}
        >
          {listening ? (
            texts.shortcutPress
          ) : shortcut === '' ? (
            texts.shortcutSet
          ) : (
            <Kbd keys={shown(shortcut)} />
          )}
        </Button>
        {shortcut === '' ? (
          <Button kind="quiet" onClick={() => save({ shortcut: desktop.suggestedShortcut })}>
            {texts.shortcutUse(shown(desktop.suggestedShortcut))}
          </Button>
        ) : (
          <Button kind="quiet" onClick={() => save({ shortcut: '' })}>
            {texts.shortcutRemove}
          </Button>
        )}
      </span>
    </div>
  );
}

function warns({ shortcut: state }: DesktopView, shortcut: string): boolean {
  return shortcut !== '' && (state === 'taken' || state === 'unsupported');
}

function noteOf(
  { shortcut: state }: DesktopView,
  shortcut: string,
  shown: (accelerator: string) => string,
  texts: Messages['settings'],
): string {
  if (shortcut === '') return texts.shortcutNote;
  if (state === 'taken') return texts.shortcutTaken(shown(shortcut));
  return state === 'unsupported' ? texts.shortcutUnsupported : texts.shortcutNote;
}
