import path from 'node:path';
import type { BrowserChoice, BrowserId } from '../../preload/consoles.ts';
import { printable } from '../printable.ts';
import { isFields } from '../schema.ts';
import { browserIds } from './browser-catalog.ts';

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

export function isChromium(browser: BrowserId): boolean {
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
