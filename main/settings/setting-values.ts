import { homedir } from 'node:os';
import type { Settings } from '../../preload/contract.ts';
import { AppError } from '../errors.ts';
import { inHome } from '../paths.ts';
import { printable } from '../printable.ts';
import type { Fields } from '../schema.ts';

export type SettingName = keyof Settings;

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  grouping: 'group',
  startAtLogin: false,
  signInOnReturn: false,
  shortcut: '',
  notifications: true,
  quietHours: '',
  clipboardSeconds: 60,
  keychain: 'system',
  waitForSignIn: 0,
  renewAhead: 'used',
  caBundle: '',
  proxy: '',
  noProxy: '',
  awsConfigFile: '',
  awsSharedCredentialsFile: '',
};

/** Judges every value. @throws AppError setting-unknown, setting-invalid */
export function parseSettings(fields: Fields): Partial<Settings> {
  const none: Partial<Settings> = {};
  return Object.entries(fields).reduce((changes, [name, value]) => {
    if (!isSettingName(name)) throw new AppError('setting-unknown', printable(name));
    const parsed = parsers[name](plain(value));
    if (parsed === undefined) throw new AppError('setting-invalid', name);
    return { ...changes, [name]: parsed };
  }, none);
}

/** As it is in a file: what is missing or no value of its setting is as if never set. */
export function settingsIn(fields: Fields): Settings {
  return {
    language: read(fields, 'language'),
    theme: read(fields, 'theme'),
    grouping: read(fields, 'grouping'),
    startAtLogin: read(fields, 'startAtLogin'),
    signInOnReturn: read(fields, 'signInOnReturn'),
    shortcut: read(fields, 'shortcut'),
    notifications: read(fields, 'notifications'),
    quietHours: read(fields, 'quietHours'),
    clipboardSeconds: read(fields, 'clipboardSeconds'),
    keychain: read(fields, 'keychain'),
    waitForSignIn: read(fields, 'waitForSignIn'),
    renewAhead: read(fields, 'renewAhead'),
    caBundle: read(fields, 'caBundle'),
    proxy: read(fields, 'proxy'),
    noProxy: read(fields, 'noProxy'),
    awsConfigFile: read(fields, 'awsConfigFile'),
    awsSharedCredentialsFile: read(fields, 'awsSharedCredentialsFile'),
  };
}

export function isSettingName(name: unknown): name is SettingName {
  return typeof name === 'string' && Object.hasOwn(defaultSettings, name);
}

/** Settings that are one of a few words. */
const choices = {
  language: ['system', 'en', 'ko'],
  theme: ['system', 'light', 'dark'],
  grouping: ['group', 'environment', 'session'],
  keychain: ['system', 'memory'],
  renewAhead: ['used', 'favourites', 'nothing'],
} as const;

/** All values of a setting, where they are few; else none. */
export function choicesOf(name: SettingName): readonly string[] {
  const known: Partial<Record<SettingName, readonly string[]>> = choices;
  return known[name] ?? (typeof defaultSettings[name] === 'boolean' ? ['true', 'false'] : []);
}

/** Undefined: not a value of this setting. */
const parsers: { readonly [Name in SettingName]: (text: string) => Settings[Name] | undefined } = {
  language: oneOf(choices.language),
  theme: oneOf(choices.theme),
  grouping: oneOf(choices.grouping),
  startAtLogin: yesOrNo,
  signInOnReturn: yesOrNo,
  shortcut: (text) => (text.length <= 100 && /^[\w+]*$/.test(text) ? text : undefined),
  notifications: yesOrNo,
  quietHours: (text) => (text === '' || quietHoursForm.test(text) ? text : undefined),
  clipboardSeconds: (text) => wholeNumber(text, 3600),
  keychain: oneOf(choices.keychain),
  waitForSignIn: (text) => wholeNumber(text, 45),
  renewAhead: oneOf(choices.renewAhead),
  caBundle: absolutePath,
  proxy: (text) => (text === '' || isProxy(text) ? text : undefined),
  noProxy: (text) => (/^[\w.*:[\]/, -]{0,4096}$/.test(text) ? text : undefined),
  awsConfigFile: absolutePath,
  awsSharedCredentialsFile: absolutePath,
};

const quietHoursForm = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/;

function oneOf<T extends string>(values: readonly T[]): (text: string) => T | undefined {
  return (text) => values.find((one) => one === text);
}

function yesOrNo(text: string): boolean | undefined {
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function wholeNumber(text: string, largest: number): number | undefined {
  return /^\d{1,4}$/.test(text) && Number(text) <= largest ? Number(text) : undefined;
}

/** Without user and password: this file holds no secret. */
function isProxy(text: string): boolean {
  return /^https?:\/\/[^\s/@?#]+\/?$/.test(text) && URL.canParse(text);
}

function absolutePath(text: string): string | undefined {
  const path = inHome(text, homedir());
  return path === '' || /^(?:\/|[A-Za-z]:[\\/])[^\0\r\n]*$/.test(path) ? path : undefined;
}

function read<Name extends SettingName>(fields: Fields, name: Name): Settings[Name] {
  return parsers[name](plain(fields[name])) ?? defaultSettings[name];
}

/** Settings are judged as texts; a character that no setting may have stands for what is none. */
function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '\0';
}
