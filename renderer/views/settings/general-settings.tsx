import type { AppState } from '../../../preload/contract.ts';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { ShortcutSetting } from './shortcut-setting.tsx';
import { useSaveSettings } from './use-save-settings.ts';

const settingsOf = (state: AppState) => state.settings;
const languages = ['system', 'en', 'ko'] as const;
const themes = ['system', 'light', 'dark'] as const;

export function GeneralSettings() {
  const { settings: texts } = useMessages();
  const settings = useAppState(settingsOf);
  const desktop = useAppState((state) => state.desktop);
  const { save } = useSaveSettings();
  return (
    <div className="settings-group">
      <Select
        label={texts.language}
        value={settings.language}
        options={languages.map((value) => ({ value, label: texts.languages[value] }))}
        onChange={(language) => save({ language })}
      />
      <Select
        label={texts.theme}
        value={settings.theme}
        options={themes.map((value) => ({ value, label: texts.themes[value] }))}
        onChange={(theme) => save({ theme })}
      />
      <Switch
        label={texts.startAtLogin}
        note={texts.startAtLoginNote}
        on={settings.startAtLogin}
        onChange={(startAtLogin) => save({ startAtLogin })}
      />
      <Switch
        label={texts.signInOnReturn}
        note={texts.signInOnReturnNote}
        on={settings.signInOnReturn}
        onChange={(signInOnReturn) => save({ signInOnReturn })}
      />
      {desktop === undefined ? null : <ShortcutSetting desktop={desktop} shortcut={settings.shortcut} />}
    </div>
  );
}
