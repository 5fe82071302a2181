import type { Settings } from '../../preload/contract.ts';
import type { SettingsStore } from '../settings/settings.ts';
import type { DesktopState } from './desktop-state.ts';
import type { Shortcut } from './shortcut.ts';

export interface SettingEffects {
  readonly settings: Pick<SettingsStore, 'get' | 'onChange'>;
  readonly state: Pick<DesktopState, 'change'>;
  readonly shortcut: Shortcut;
  readonly setTheme: (theme: Settings['theme']) => void;
}

/** Makes theme and shortcut as the settings say, now and at each change. */
export function applySettings({ settings, state, shortcut, setTheme }: SettingEffects): () => void {
  function apply(): void {
    const wanted = settings.get();
    setTheme(wanted.theme);
    state.change({ shortcut: shortcut.use(wanted.shortcut) });
  }

  apply();
  const stop = settings.onChange(apply);
  return () => {
    stop();
    shortcut.release();
  };
}
