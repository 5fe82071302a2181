import type { BrowserChoice, BrowserId } from '../../preload/consoles.ts';
import { browserIds } from './browser-catalog.ts';
import { parseBrowserChoice } from './browser-choice.ts';

/**
 * A choice as one word of a command line: `system`, `chrome`, `chrome:Work`, `firefox:container:Payments`,
 * `firefox:Work:container:Payments`, or a program's absolute path.
 */
export function printBrowser(choice: BrowserChoice): string {
  switch (choice.kind) {
    case 'system':
      return 'system';
    case 'browser':
      return choice.browser;
    case 'program':
      return choice.program;
    case 'profile':
      return `${choice.browser}:${choice.profile}`;
    case 'container':
      return [
        'firefox',
        ...(choice.profile === undefined ? [] : [choice.profile]),
        container,
        choice.container,
      ].join(':');
  }
}

/** Undefined: names no browser that Daypass knows of. Whether it is there, and a profile of that name, is not asked. */
export function readBrowser(text: string): BrowserChoice | undefined {
  const [, name = '', profile] = /^([^:]+)(?::(.*))?$/su.exec(text) ?? [];
  const browser = browserIds.find((id) => id === name.toLowerCase());
  return parseBrowserChoice(
    browser === undefined
      ? withoutProfile(text)
      : profile === undefined
        ? { kind: 'browser', browser }
        : within(browser, profile),
  );
}

const container = 'container';

function withoutProfile(text: string): object {
  return text === 'system' ? { kind: 'system' } : { kind: 'program', program: text };
}

function within(browser: BrowserId, text: string): object {
  const [, profile, name] = /^(?:(.*?):)?container:(.*)$/su.exec(text) ?? [];
  return browser === 'firefox' && name !== undefined
    ? { kind: 'container', container: name, profile }
    : { kind: 'profile', browser, profile: text };
}
