import type { BrowserChoice } from '../../preload/consoles.ts';
import { readBrowser } from '../console/browser-name.ts';
import type { ConsoleRequest } from '../console/console.ts';
import { readConsoleUrl } from '../console/console-url.ts';
import { AppError } from '../errors.ts';
import { printable } from '../printable.ts';

export const consoleOptions = {
  to: { type: 'string' },
  region: { type: 'string' },
  browser: { type: 'string' },
  federate: { type: 'boolean' },
  duration: { type: 'string' },
  print: { type: 'boolean' },
  share: { type: 'boolean' },
  'any-role': { type: 'boolean' },
} as const;

type Values = {
  readonly [Name in keyof typeof consoleOptions]?:
    ((typeof consoleOptions)[Name]['type'] extends 'string' ? string : boolean) | undefined;
};

export interface ConsoleArguments extends Pick<ConsoleRequest, 'region' | 'wish' | 'durationSeconds'> {
  /** A link says by itself where it leads. */
  readonly target:
    | { readonly kind: 'link'; readonly link: string }
    | { readonly kind: 'role'; readonly role: string; readonly to: string };
  readonly act: 'open' | 'print' | 'share';
  readonly anyRole: boolean;
  /** Undefined: as the user's rules say. */
  readonly browser: BrowserChoice | undefined;
}

/** Undefined: not how the command is used. @throws AppError browser-missing: no browser is called so */
export function readConsoleArguments(
  values: Values,
  [target, ...more]: readonly string[],
): ConsoleArguments | undefined {
  const durationSeconds = values.duration === undefined ? undefined : secondsIn(values.duration);
  if (target === undefined || more.length > 0 || Number.isNaN(durationSeconds)) return undefined;
  if (values.print === true && values.share === true) return undefined;
  if (values['any-role'] === true && values.share !== true) return undefined;
  const isAstray = isLink(target) && (values.to !== undefined || values.region !== undefined);
  // A portal's link lasts as long as the permission set says.
  if (isAstray || (durationSeconds !== undefined && values.federate !== true)) return undefined;
  return {
    target: isLink(target)
      ? { kind: 'link', link: target }
      : { kind: 'role', role: target, to: values.to ?? '' },
    act: values.print === true ? 'print' : values.share === true ? 'share' : 'open',
    anyRole: values['any-role'] === true,
    wish: values.federate === true ? 'federation' : 'usual',
    browser: values.browser === undefined ? undefined : browserIn(values.browser),
    ...{ region: values.region, durationSeconds },
  };
}

/** Words of a role's name may have dots and colons, but none is an address of the console. */
function isLink(text: string): boolean {
  return /^https?:/i.test(text) || readConsoleUrl(text) !== undefined;
}

function secondsIn(text: string): number {
  const seconds = /^\d{3,5}$/.test(text) ? Number(text) : Number.NaN;
  return seconds >= 900 && seconds <= 43_200 ? seconds : Number.NaN;
}

function browserIn(text: string): BrowserChoice {
  const choice = readBrowser(text);
  if (choice === undefined) throw new AppError('browser-missing', printable(text));
  return choice;
}
