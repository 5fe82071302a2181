import type { Settings } from '../../preload/contract.ts';
import type { AppError } from '../errors.ts';
import { isAppError } from '../errors.ts';
import { type Fields, isFields, type Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';
import {
  defaultSettings,
  isSettingName,
  parseSettings,
  type SettingName,
  settingsIn,
} from './setting-values.ts';

/** What a shell says about the way to AWS and its files. */
const shellSettings = ['awsConfigFile', 'awsSharedCredentialsFile', 'caBundle', 'proxy', 'noProxy'] as const;
export type ShellSetting = (typeof shellSettings)[number];
export type ShellSettings = Readonly<Record<ShellSetting, string>>;

/** Where settings have come from, beside their own values. */
interface Origins {
  /** A first shell was looked at, and no other will be. */
  readonly shellSeen: boolean;
  readonly fromShell: readonly SettingName[];
  /** Also those that were emptied. */
  readonly fromPerson: readonly SettingName[];
}

/** As it is in the file. */
export interface KeptSettings extends Settings {
  readonly origins: Origins;
}

export interface SettingsStore {
  get(): Settings;
  origins(): Origins;
  /**
   * Takes over, once and for all, what nobody has set; names of those it took. What is no value is passed over.
   *
   * @throws AppError data-newer, file-unwritable
   */
  fillFromShell(values: ShellSettings): Promise<readonly ShellSetting[]>;
  /** @throws AppError setting-unknown, setting-invalid, data-newer, file-unwritable */
  set(name: string, value: string): Promise<void>;
  /** By a person, of values that were judged; all or none. @throws AppError data-newer, file-unwritable */
  change(changes: Partial<Settings>): Promise<void>;
  onChange(listener: () => void): () => void;
}

const noOrigins: Origins = { shellSeen: false, fromShell: [], fromPerson: [] };

/** @throws AppError data-newer */
export async function loadSettings(
  file: StoredFile<KeptSettings>,
  tell: (error: AppError) => void,
): Promise<SettingsStore> {
  let { origins, ...settings } = await readOr(file, { ...defaultSettings, origins: noOrigins }, tell);
  const listeners = new Set<() => void>();
  /** Two that are set at once must see each other. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn(change: () => Promise<void>): Promise<void> {
    const changed = last.catch(() => undefined).then(change);
    last = changed;
    return changed;
  }
  async function keep(changed: Partial<Settings>, newOrigins: Origins): Promise<void> {
    const next = { ...settings, ...changed };
    await file.write({ ...next, origins: newOrigins });
    settings = next;
    origins = newOrigins;
  }
  function tellAll(): void {
    for (const listener of listeners) listener();
  }
  async function change(changes: Partial<Settings>): Promise<void> {
    const names = Object.keys(changes).filter(isSettingName);
    const others = (list: readonly SettingName[]) => list.filter((one) => !names.includes(one));
    await inTurn(() =>
      keep(changes, {
        ...origins,
        fromShell: others(origins.fromShell),
        fromPerson: [...others(origins.fromPerson), ...names],
      }),
    );
    tellAll();
  }
  return {
    change,
    get: () => settings,
    origins: () => origins,
    async fillFromShell(values) {
      const taken: ShellSetting[] = [];
      await inTurn(async () => {
        if (origins.shellSeen) return;
        const free = shellSettings.filter(
          (name) => !origins.fromPerson.includes(name) && settings[name] === '' && values[name] !== '',
        );
        const usable = free.filter((name) => isUsable({ [name]: values[name] }));
        const changed = Object.fromEntries(usable.map((name) => [name, values[name]]));
        await keep(changed, { ...origins, shellSeen: true, fromShell: usable });
        taken.push(...usable);
      });
      if (taken.length > 0) tellAll();
      return taken;
    },
    set: async (name, text) => change(parseSettings({ [name]: text })),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const settingsSchema: Schema<KeptSettings> = {
  name: 'settings',
  version: 1,
  migrations: {},
  parse: (fields: Fields) => ({ ...settingsIn(fields), origins: originsIn(fields['origins']) }),
};

/** Rather than with what a first shell brought alone. */
export function isSetByPerson({ origins }: KeptSettings): boolean {
  return origins.fromPerson.length > 0;
}

function isUsable(fields: Fields): boolean {
  try {
    parseSettings(fields);
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}

function originsIn(value: unknown): Origins {
  if (!isFields(value)) return noOrigins;
  const names = (list: unknown) => (Array.isArray(list) ? list : []).filter(isSettingName);
  return {
    shellSeen: value['shellSeen'] === true,
    fromShell: names(value['fromShell']),
    fromPerson: names(value['fromPerson']),
  };
}
