import { firstChoice } from '../../main/profiles/profile-choice.ts';
import { defaultSettings } from '../../main/settings/setting-values.ts';
import type { SettingsStore } from '../../main/settings/settings.ts';
import type { AppState } from '../../preload/contract.ts';

/** The snapshot of a Daypass that was just installed. */
export const emptyState: Omit<AppState, 'revision'> = {
  language: 'en',
  keychain: { kind: 'ready', backend: 'memory' },
  settings: defaultSettings,
  sessions: [],
  chainedRoles: [],
  held: [],
  roleUses: [],
  favourites: [],
  accountRules: [],
  browserRules: [],
  recentPages: [],
  profiles: { choice: firstChoice, chosen: false, file: '/home/tester/.aws/config', written: [] },
};

/** Nobody changes them. */
export const fixedSettings: SettingsStore = {
  get: () => defaultSettings,
  origins: () => ({ shellSeen: false, fromShell: [], fromPerson: [] }),
  fillFromShell: async () => [],
  set: async () => {},
  change: async () => {},
  onChange: () => () => {},
};
