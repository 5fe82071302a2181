import type { Fields, Schema } from '../schema.ts';
import type { StoredFile } from '../stored-file.ts';
import { readOr } from '../stored-file.ts';
import { AppError } from '../errors.ts';
import { printable } from '../printable.ts';

/** What a person may change. Never secret. */
export interface Settings {
  readonly language: 'system' | 'en' | 'ko';
  /** How long a tool that needs a sign-in is held before it gets its answer; 0 to 45. */
  readonly waitForSignIn: number;
  /** PEM file trusted beside the built-in certificates; empty: none. */
  readonly caBundle: string;
  /** For all connections to AWS; empty: what the environment says. */
  readonly proxy: string;
  /** The AWS files of the first shell that ran `daypass`; empty: the usual places. */
  readonly awsConfigFile: string;
  readonly awsSharedCredentialsFile: string;
}

type SettingName = keyof Settings;

export interface SettingsStore {
  get(): Settings;
  /** @throws AppError setting-unknown, setting-invalid, data-newer, file-unwritable */
  set(name: string, value: string): Promise<void>;
  onChange(listener: () => void): () => void;
}

const defaultSettings: Settings = {
  language: 'system',
  waitForSignIn: 0,
  caBundle: '',
  proxy: '',
  awsConfigFile: '',
  awsSharedCredentialsFile: '',
};

/** @throws AppError data-newer */
export async function loadSettings(
  file: StoredFile<Settings>,
  tell: (error: AppError) => void,
): Promise<SettingsStore> {
  let settings = await readOr(file, defaultSettings, tell);
  const listeners = new Set<() => void>();
  /** Two that are set at once must see each other. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn(change: () => Promise<void>): Promise<void> {
    const changed = last.catch(() => undefined).then(change);
    last = changed;
    return changed;
  }
  return {
    get: () => settings,
    async set(name, text) {
      if (!isSettingName(name)) throw new AppError('setting-unknown', printable(name));
      const value = parsers[name](text);
      if (value === undefined) throw new AppError('setting-invalid', name);
      await inTurn(async () => {
        const next = { ...settings, [name]: value };
        await file.write(next);
        settings = next;
      });
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const settingsSchema: Schema<Settings> = {
  name: 'settings',
  version: 1,
  migrations: {},
  parse: (fields: Fields) => ({
    language: parsers.language(text(fields, 'language')) ?? defaultSettings.language,
    waitForSignIn: parsers.waitForSignIn(text(fields, 'waitForSignIn')) ?? defaultSettings.waitForSignIn,
    caBundle: parsers.caBundle(text(fields, 'caBundle')) ?? '',
    proxy: parsers.proxy(text(fields, 'proxy')) ?? '',
    awsConfigFile: parsers.awsConfigFile(text(fields, 'awsConfigFile')) ?? '',
    awsSharedCredentialsFile:
      parsers.awsSharedCredentialsFile(text(fields, 'awsSharedCredentialsFile')) ?? '',
  }),
};

/** Undefined: not a value of this setting. */
const parsers: { readonly [Name in SettingName]: (text: string) => Settings[Name] | undefined } = {
  language: (text) => (text === 'system' || text === 'en' || text === 'ko' ? text : undefined),
  waitForSignIn: (text) => (/^\d{1,2}$/.test(text) && Number(text) <= 45 ? Number(text) : undefined),
  caBundle: absolutePath,
  proxy: (text) => (text === '' || isProxy(text) ? text : undefined),
  awsConfigFile: absolutePath,
  awsSharedCredentialsFile: absolutePath,
};

/** Without user and password: this file holds no secret. */
function isProxy(text: string): boolean {
  return /^https?:\/\/[^\s/@?#]+\/?$/.test(text) && URL.canParse(text);
}

function absolutePath(text: string): string | undefined {
  return text === '' || /^(?:\/|[A-Za-z]:[\\/])[^\0\r\n]*$/.test(text) ? text : undefined;
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(defaultSettings, name);
}

function text(fields: Fields, name: SettingName): string {
  const value = fields[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
