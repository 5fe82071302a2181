import { type Fields, isFields, type Schema } from '../schema.ts';
import type { StoredFile } from '../stored-file.ts';
import { readOr } from '../stored-file.ts';
import { AppError } from '../errors.ts';
import { printable } from '../printable.ts';

/** What a person may change. Never secret. */
interface Settings {
  readonly language: 'system' | 'en' | 'ko';
  /** How long a tool that needs a sign-in is held before it gets its answer; 0 to 45. */
  readonly waitForSignIn: number;
  /** PEM file trusted beside the built-in certificates; empty: none. */
  readonly caBundle: string;
  /** For all connections to AWS; empty: what the environment says. */
  readonly proxy: string;
  /** Hosts that `proxy` is not for, as NO_PROXY has them. */
  readonly noProxy: string;
  /** Empty: the usual places. */
  readonly awsConfigFile: string;
  readonly awsSharedCredentialsFile: string;
}

type SettingName = keyof Settings;

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
  onChange(listener: () => void): () => void;
}

const defaultSettings: Settings = {
  language: 'system',
  waitForSignIn: 0,
  caBundle: '',
  proxy: '',
  noProxy: '',
  awsConfigFile: '',
  awsSharedCredentialsFile: '',
};
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
  return {
    get: () => settings,
    origins: () => origins,
    async fillFromShell(values) {
      const taken: ShellSetting[] = [];
      await inTurn(async () => {
        if (origins.shellSeen) return;
        const free = shellSettings.filter(
          (name) => !origins.fromPerson.includes(name) && settings[name] === '' && values[name] !== '',
        );
        const usable = free.filter((name) => parsers[name](values[name]) !== undefined);
        const changed = Object.fromEntries(usable.map((name) => [name, values[name]]));
        await keep(changed, { ...origins, shellSeen: true, fromShell: usable });
        taken.push(...usable);
      });
      if (taken.length > 0) tellAll();
      return taken;
    },
    async set(name, text) {
      if (!isSettingName(name)) throw new AppError('setting-unknown', printable(name));
      const value = parsers[name](text);
      if (value === undefined) throw new AppError('setting-invalid', name);
      await inTurn(() => {
        const fromShell = origins.fromShell.filter((one) => one !== name);
        const fromPerson = [...origins.fromPerson.filter((one) => one !== name), name];
        return keep({ [name]: value }, { ...origins, fromShell, fromPerson });
      });
      tellAll();
    },
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
  parse: (fields: Fields) => ({
    language: parsers.language(text(fields, 'language')) ?? defaultSettings.language,
    waitForSignIn: parsers.waitForSignIn(text(fields, 'waitForSignIn')) ?? defaultSettings.waitForSignIn,
    caBundle: parsers.caBundle(text(fields, 'caBundle')) ?? '',
    proxy: parsers.proxy(text(fields, 'proxy')) ?? '',
    awsConfigFile: parsers.awsConfigFile(text(fields, 'awsConfigFile')) ?? '',
    awsSharedCredentialsFile:
      parsers.awsSharedCredentialsFile(text(fields, 'awsSharedCredentialsFile')) ?? '',
    noProxy: parsers.noProxy(text(fields, 'noProxy')) ?? '',
    origins: originsIn(fields['origins']),
  }),
};

/** Undefined: not a value of this setting. */
const parsers: { readonly [Name in SettingName]: (text: string) => Settings[Name] | undefined } = {
  language: (text) => (text === 'system' || text === 'en' || text === 'ko' ? text : undefined),
  waitForSignIn: (text) => (/^\d{1,2}$/.test(text) && Number(text) <= 45 ? Number(text) : undefined),
  caBundle: absolutePath,
  proxy: (text) => (text === '' || isProxy(text) ? text : undefined),
  noProxy: (text) => (/^[\w.*:[\]/, -]{0,4096}$/.test(text) ? text : undefined),
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

function originsIn(value: unknown): Origins {
  if (!isFields(value)) return noOrigins;
  const names = (list: unknown) => (Array.isArray(list) ? list : []).filter(isSettingName);
  return {
    shellSeen: value['shellSeen'] === true,
    fromShell: names(value['fromShell']),
    fromPerson: names(value['fromPerson']),
  };
}

function isSettingName(name: unknown): name is SettingName {
  return typeof name === 'string' && Object.hasOwn(defaultSettings, name);
}

function text(fields: Fields, name: SettingName): string {
  const value = fields[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
