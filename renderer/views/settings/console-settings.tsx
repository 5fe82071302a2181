import type { AppState } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { choiceLabel } from '../browsers/browser-options.ts';

const rulesOf = (state: AppState) => state.browserRules;

/** Where consoles open, and the way to what says so. */
export function ConsoleSettings() {
  const { settings: texts, browsers } = useMessages();
  const { go } = useNavigation();
  const rules = useAppState(rulesOf);
  const usual = rules.find(({ when }) => when.kind === 'any')?.choice ?? { kind: 'system' };
  const own = rules.filter(({ when }) => when.kind !== 'any').length;
  const note = [choiceLabel(usual, browsers), ...(own === 0 ? [] : [browsers.count(own)])];
  return (
    <div className="settings-group">
      <div className="settings-line">
        <span className="settings-words">
          {texts.browser}
          <span className="settings-note">{note.join(' · ')}</span>
        </span>
        <Button onClick={() => go('browsers')}>{texts.editRules}</Button>
      </div>
    </div>
  );
}
