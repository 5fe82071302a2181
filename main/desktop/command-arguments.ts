import type { CopyForm, NewSession, Offer, Settings, SignInFlow } from '../../preload/contract.ts';
import type { BrowserChoice } from '../../preload/consoles.ts';
import type { PlaintextPlace, ProfilesRequest } from '../../preload/aws-profiles.ts';
import { plaintextKinds } from '../../preload/foreign-texts.ts';
import { parseBrowserChoice } from '../console/browser-choice.ts';
import { browserRuleKind } from '../console/browser-rules.ts';
import { AppError } from '../errors.ts';
import { parseRequest } from '../profiles/profile-choice.ts';
import { isFields } from '../schema.ts';
import { accountRuleKind } from '../settings/account-rules-file.ts';
import type { RuleKind } from '../settings/rules-file.ts';
import { parseSettings } from '../settings/setting-values.ts';
import { isSecretForm, type PlainForm } from './copy-text.ts';
import { isOffer } from './dismissed-offers.ts';

/** What comes over the bridge is judged anew: a window is not trusted to hold to the types. */
type Parser<T> = (value: unknown) => T;

/** One tuple of a command's arguments. */
export type ArgumentParser<A extends readonly unknown[]> = (given: readonly unknown[]) => A;

export const none: ArgumentParser<[]> = () => [];

export function one<T>(first: Parser<T>): ArgumentParser<[T]> {
  return (given) => [first(given[0])];
}

export function two<T, U>(first: Parser<T>, second: Parser<U>): ArgumentParser<[T, U]> {
  return (given) => [first(given[0]), second(given[1])];
}

/** @throws AppError bad-request */
export function shortText(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2048) throw refused('text');
  return value;
}

/** Of the console, whose pages can carry a whole query. @throws AppError bad-request */
export function address(value: unknown): string {
  if (typeof value !== 'string' || value.length > 8192) throw refused('address');
  return value;
}

export function yesOrNo(value: unknown): boolean {
  if (typeof value !== 'boolean') throw refused('boolean');
  return value;
}

export function signInFlow(value: unknown): SignInFlow | 'usual' {
  if (value !== 'pkce' && value !== 'device' && value !== 'usual') throw refused('flow');
  return value;
}

export function offer(value: unknown): Offer {
  if (!isOffer(value)) throw refused('offer');
  return value;
}

export function copyForm(value: unknown): CopyForm {
  if (typeof value !== 'string' || !(isPlainForm(value) || isSecretForm(value))) throw refused('form');
  return value;
}

export function newSession(value: unknown): NewSession {
  if (!isFields(value)) throw refused('session');
  const { startUrl, region, label } = value;
  return {
    startUrl: shortText(startUrl),
    ...(region === undefined ? {} : { region: shortText(region) }),
    ...(label === undefined ? {} : { label: shortText(label) }),
  };
}

/** @throws AppError bad-request, setting-unknown, setting-invalid */
export function settingChanges(value: unknown): Partial<Settings> {
  if (!isFields(value)) throw refused('settings');
  return parseSettings(value);
}

export const accountRules = rulesOf(accountRuleKind);
export const browserRules = rulesOf(browserRuleKind);

function rulesOf<T>({ setting, parse }: RuleKind<T>): Parser<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw refused('rules');
    return value.map((one: unknown) => {
      const rule = parse(one);
      if (rule === undefined) throw new AppError('setting-invalid', setting);
      return rule;
    });
  };
}

/** @throws AppError bad-request */
export function browserChoice(value: unknown): BrowserChoice {
  const choice = parseBrowserChoice(value);
  if (choice === undefined) throw refused('browser');
  return choice;
}

/** @throws AppError bad-request, profile-choice-invalid */
export function profilesRequest(value: unknown): ProfilesRequest {
  const request = parseRequest(value);
  if (request === undefined) throw refused('profiles');
  return request;
}

/** Main removes only what it finds at such a place itself. @throws AppError bad-request */
export function plaintextPlaces(value: unknown): readonly PlaintextPlace[] {
  if (!Array.isArray(value)) throw refused('places');
  return value.map((place: unknown) => {
    if (!isFields(place)) throw refused('place');
    const kind = plaintextKinds.find((one) => one === place['kind']);
    if (kind === undefined) throw refused('kind');
    const { file, section } = place;
    return {
      ...{ kind, file: shortText(file) },
      ...(section === undefined ? {} : { section: shortText(section) }),
    };
  });
}

const plainForms: Readonly<Record<PlainForm, true>> = {
  'account-id': true,
  'console-link': true,
  'credential-process': true,
  'profile-command': true,
  'profile-name': true,
  'role-arn': true,
  'role-id': true,
};

function isPlainForm(form: string): form is PlainForm {
  return Object.hasOwn(plainForms, form);
}

function refused(what: string): AppError {
  return new AppError('bad-request', what);
}
