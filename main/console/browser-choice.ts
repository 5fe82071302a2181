import path from 'node:path';
import { printable } from '../printable.ts';
import { isFields } from '../schema.ts';
import { type BrowserId, browserIds, type ChromiumBrowser } from './browser-catalog.ts';

/** Where a console is to be opened, as the user says it. Never secret. */
export type BrowserChoice =
  | { readonly kind: 'system' }
  | { readonly kind: 'browser'; readonly browser: BrowserId }
  /** Any other program, or an application's folder on macOS; absolute, and given the link as its one argument. */
  | { readonly kind: 'program'; readonly program: string }
  /** By the name that its user sees. */
  | { readonly kind: 'profile'; readonly browser: BrowserId; readonly profile: string }
  /** Of Firefox, through the extension "Open external links in a container", which makes what is missing. */
  | { readonly kind: 'container'; readonly container: string; readonly profile: string | undefined };

/** Undefined: not a choice. */
export function parseBrowserChoice(value: unknown): BrowserChoice | undefined {
  if (!isFields(value)) return undefined;
  const { kind, browser, program, profile, container } = value;
  switch (kind) {
    case 'system':
      return { kind };
    case 'browser':
      return isBrowser(browser) ? { kind, browser } : undefined;
    case 'program':
      return isProgram(program) ? { kind, program } : undefined;
    case 'profile':
      return isBrowser(browser) && isName(profile) ? { kind, browser, profile } : undefined;
    case 'container':
      if (!isName(container) || (profile !== undefined && !isName(profile))) return undefined;
      return { kind, container, profile };
    default:
      return undefined;
  }
}

export function isChromium(browser: BrowserId): browser is ChromiumBrowser {
  return browser !== 'firefox';
}

function isBrowser(value: unknown): value is BrowserId {
  return browserIds.some((id) => id === value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value === printable(value);
}

function isProgram(value: unknown): value is string {
  if (typeof value !== 'string' || value !== printable(value, 1024)) return false;
  return path.posix.isAbsolute(value) || path.win32.isAbsolute(value);
}
