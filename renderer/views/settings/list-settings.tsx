import type { AppState } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useSaveSettings } from './use-save-settings.ts';

const groupings = ['group', 'environment', 'session'] as const;
const groupingOf = ({ settings }: AppState) => settings.grouping;
const ruleCount = ({ accountRules }: AppState) => accountRules.length;

/** How the list of roles is put together. */
export function ListSettings() {
  const { settings: texts, rules } = useMessages();
  const { go } = useNavigation();
  const grouping = useAppState(groupingOf);
  const count = useAppState(ruleCount);
  const { save } = useSaveSettings();
  return (
    <div className="settings-group">
      <Select
        label={texts.grouping}
        value={grouping}
        options={groupings.map((value) => ({ value, label: texts.groupings[value] }))}
        onChange={(next) => save({ grouping: next })}
      />
      <div className="settings-line">
        <span className="settings-words">
          {texts.rules}
          <span className="settings-note">{rules.count(count)}</span>
        </span>
        <Button onClick={() => go('rules')}>{texts.editRules}</Button>
      </div>
    </div>
  );
}
