import type { AppState, Settings as SettingsView } from '../../../preload/contract.ts';
import { PageSection } from '../../components/page-section.tsx';
import { Page } from '../../components/page.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useToasts } from '../../window/toasts.tsx';
import './settings.css';

const settingsOf = (state: AppState) => state.settings;
const clipboardChoices = [0, 15, 30, 60, 120, 300];
const waitChoices = [0, 15, 30, 45];

/** Each change is saved at once. */
export function Settings() {
  const { common, settings: texts } = useMessages();
  const { go } = useNavigation();
  const settings = useAppState(settingsOf);
  const save = useSave();
  return (
    <Page title={common.views.settings} onBack={() => go('access')}>
      <PageSection title={texts.general}>
        <div className="settings-group">
          <Select
            label={texts.language}
            value={settings.language}
            options={(['system', 'en', 'ko'] as const).map((value) => ({
              value,
              label: texts.languages[value],
            }))}
            onChange={(language) => save({ language })}
          />
          <Select
            label={texts.theme}
            value={settings.theme}
            options={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              label: texts.themes[value],
            }))}
            onChange={(theme) => save({ theme })}
          />
          <Switch
            label={texts.startAtLogin}
            note={texts.startAtLoginNote}
            on={settings.startAtLogin}
            onChange={(startAtLogin) => save({ startAtLogin })}
          />
          <Switch
            label={texts.notifications}
            note={texts.notificationsNote}
            on={settings.notifications}
            onChange={(notifications) => save({ notifications })}
          />
        </div>
      </PageSection>
      <ToolSettings settings={settings} save={save} />
    </Page>
  );
}

interface ToolSettingsProps {
  readonly settings: SettingsView;
  readonly save: (changes: Partial<SettingsView>) => void;
}

function ToolSettings({ settings, save }: ToolSettingsProps) {
  const { settings: texts } = useMessages();
  return (
    <PageSection title={texts.tools}>
      <div className="settings-group">
        <Select
          label={texts.clipboard}
          value={String(settings.clipboardSeconds)}
          options={withCurrent(clipboardChoices, settings.clipboardSeconds).map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? texts.clipboardLater : texts.clipboardAfter(seconds),
          }))}
          onChange={(seconds) => save({ clipboardSeconds: Number(seconds) })}
        />
        <Select
          label={texts.wait}
          value={String(settings.waitForSignIn)}
          options={withCurrent(waitChoices, settings.waitForSignIn).map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? texts.waitNever : texts.waitFor(seconds),
          }))}
          onChange={(seconds) => save({ waitForSignIn: Number(seconds) })}
        />
        <p className="settings-more">{texts.more}</p>
      </div>
    </PageSection>
  );
}

function useSave(): (changes: Partial<SettingsView>) => void {
  const bridge = useBridge();
  const { follow } = useToasts();
  return (changes) => follow(bridge.run.saveSettings(changes));
}

/** A value that was set in a terminal is a choice like the others. */
function withCurrent(choices: readonly number[], current: number): readonly number[] {
  return [...new Set([...choices, current])].toSorted((a, b) => a - b);
}
